import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isRing, ring } from '@rayon/process';
import { growingPauses } from './pauses';
import { CannotStart } from './preconditions';

/** How long a process may take until it is ready, on a small or busy machine too; one that ends is noticed at once. */
const readyWithinMilliseconds = 120_000;
/** How long a process may take to stop before it is killed. */
const stopWithinMilliseconds = 10_000;

/**
 * Room for what is young (32 MiB, twice the default): what one answer or a dry run needs is gone before it is looked at as old. `npm start`
 * has the same.
 */
const nodeOptions = ['--enable-source-maps', '--max-semi-space-size=32'];

/** A process of the house that is kept running until it is told to stop. */
export type KeptProcess = Readonly<{
  name: string;
  /** Where it answers, without path. */
  url: string;
  /** The process that runs now; nothing between its end and its next start. */
  pid: () => number | undefined;
  /** Resolves when it answers that it is ready. */
  whenReady: () => Promise<void>;
  /** Tells it that another process has something to look for. */
  ring: () => void;
  stop: () => Promise<void>;
}>;

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
const wayOut = (child: ChildProcess) =>
  child.signalCode === null ? `code ${child.exitCode}` : `signal ${child.signalCode}`;

/**
 * Starts a built entry as a process of its own, and starts it again whenever it ends without being told to. It
 * stops by itself when this process dies, because the channel between them closes. Throws `CannotStart` when
 * the entry is not built.
 */
export const keepProcess = ({
  name,
  entry,
  url,
  environment,
  report,
  onRing,
}: {
  name: string;
  /** Path of the compiled entry. */
  entry: string;
  /** Where it will answer, by what the environment says. */
  url: string;
  environment: NodeJS.ProcessEnv;
  /** Told, in a sentence, of an end that nobody asked for. */
  report: (sentence: string) => void;
  /** Runs when the process has something for the others to look for, or ended and may not have come to say so. */
  onRing: () => void;
}): KeptProcess => {
  if (!existsSync(entry))
    throw new CannotStart(`${name} is not built (${entry} is missing). Build first: npm run build`);
  let child: ChildProcess;
  let again: NodeJS.Timeout | undefined;
  const pauses = growingPauses();
  let everReady = false;
  let stopping = false;

  const launch = () => {
    const startedAt = performance.now();
    // A group of its own: Ctrl-C in the terminal reaches the runner alone, which then stops everything in order.
    child = spawn(process.execPath, [...nodeOptions, entry], {
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    child.on('message', (message) => {
      if (isRing(message)) onRing();
    });
    child.once('exit', () => {
      onRing();
      // One that never came up would not come up the next time either: `whenReady` says so.
      if (stopping || !everReady) return;
      report(`${name} ended with ${wayOut(child)}; it is being started again.`);
      again = setTimeout(launch, pauses.after(performance.now() - startedAt).milliseconds);
    });
  };
  launch();

  return {
    name,
    url,
    pid: () => (hasEnded(child) ? undefined : child.pid),
    whenReady: async () => {
      const deadline = Date.now() + readyWithinMilliseconds;
      while (Date.now() < deadline) {
        if (!everReady && hasEnded(child))
          throw new CannotStart(`${name} ended with ${wayOut(child)}; its last lines are above.`);
        const answer = hasEnded(child)
          ? undefined
          : await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
        await answer?.body?.cancel();
        if (answer?.ok) {
          everReady = true;
          return;
        }
        await new Promise((next) => setTimeout(next, 50));
      }
      throw new CannotStart(
        `${name} was not ready within ${readyWithinMilliseconds / 1000} s; its last lines are above.`,
      );
    },
    ring: () => {
      if (child.connected) child.send(ring, () => undefined);
    },
    stop: () =>
      new Promise<void>((stopped) => {
        stopping = true;
        clearTimeout(again);
        if (hasEnded(child)) return stopped();
        const kill = setTimeout(() => child.kill('SIGKILL'), stopWithinMilliseconds);
        child.once('exit', () => {
          clearTimeout(kill);
          stopped();
        });
        child.kill('SIGTERM');
      }),
  };
};
