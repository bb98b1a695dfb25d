import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningProcess } from '@rayon/embedded-mongo';
import { startWhenFree } from './embedded-store';
import { freePort } from './free-port';
import { growingPauses } from './pauses';
import { socketOf } from './store-socket';

/** Where the services store: the address, and how to stop it when it is ours. */
export type RunningStore = Readonly<{
  url: string;
  what: string;
  /** Ours, on a data directory of this machine. */
  embedded: boolean;
  stop: () => Promise<void>;
}>;

/** How the embedded store is looked after. */
export type StoreCare = Readonly<{
  /** Told, in a sentence, of an end that nobody asked for. */
  report?: (sentence: string) => void;
  /** Told, in a sentence, that the store cannot be kept running: nothing can be acknowledged any more. */
  gaveUp?: (sentence: string) => void;
  /** Quick ends and failed starts one after another until the store is given up; default: about half a minute of them. */
  triesMax?: number;
}>;

const triesMaxDefault = 10;

/** Keeps the store of a directory running: when its process ends unasked, another one opens the same data at the same place. */
const keepStore = async (
  directory: string,
  { report = console.error, gaveUp = report, triesMax = triesMaxDefault }: StoreCare,
) => {
  const socket = socketOf(directory);
  const where = socket === undefined ? { directory, port: await freePort() } : { directory, socket };
  const pauses = growingPauses();
  const stopping = new AbortController();
  let running = await startWhenFree(where);

  const startAgain = async (how: string, ranMilliseconds: number): Promise<RunningProcess | undefined> => {
    let last = `it ended with ${how}`;
    for (let ran = ranMilliseconds; ; ran = 0) {
      const { milliseconds, inARow } = pauses.after(ran);
      if (inARow > triesMax) {
        gaveUp(`The store does not stay up (${last}).`);
        return undefined;
      }
      report(`The store: ${last}; it is being started again.`);
      await pause(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return undefined;
      try {
        return await startWhenFree(where);
      } catch (error) {
        last = error instanceof Error ? error.message : String(error);
      }
    }
  };
  const keep = async (): Promise<void> => {
    for (;;) {
      const startedAt = performance.now();
      const how = await running.ended;
      if (stopping.signal.aborted) return;
      const next = await startAgain(how, performance.now() - startedAt);
      if (!next) return;
      running = next;
      if (stopping.signal.aborted) return;
    }
  };
  const keeping = keep();
  return {
    url: running.url,
    stop: async () => {
      stopping.abort();
      await running.stop();
      await keeping;
      // One that was just being started when the stop was asked for.
      await running.stop();
    },
  };
};

/**
 * The MongoDB that `MONGODB_URL` names, else the embedded store on the data directory: a process of its own, started
 * again when it ends unasked.
 */
export const openStore = async (
  directory: string,
  mongodbUrl: string | undefined,
  care: StoreCare = {},
): Promise<RunningStore> => {
  if (mongodbUrl)
    return { url: mongodbUrl, what: 'MongoDB of MONGODB_URL', embedded: false, stop: async () => undefined };
  const { url, stop } = await keepStore(resolve(directory, 'store'), care);
  return { url, what: 'embedded store', embedded: true, stop };
};
