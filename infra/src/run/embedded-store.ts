import { setTimeout as pause } from 'node:timers/promises';
import { DirectoryInUse, type RunningProcess, type StartOptions, start } from '@rayon/embedded-mongo';
import { CannotStart } from './preconditions';

/** The store of a copy that was just killed may need a moment to close; a living copy is not waited for longer. */
const ownerLeavesWithinMilliseconds = 15_000;

/** Opens the embedded store of a directory as a process of its own; throws `CannotStart` when another one keeps it. */
export const startWhenFree = async (options: StartOptions): Promise<RunningProcess> => {
  const deadline = performance.now() + ownerLeavesWithinMilliseconds;
  for (;;) {
    try {
      return await start(options);
    } catch (error) {
      if (!(error instanceof DirectoryInUse)) throw error;
      if (performance.now() > deadline)
        throw new CannotStart(
          `Another program uses the data: ${error.message}. Stop that one, or start on other data with --data.`,
        );
    }
    await pause(100);
  }
};
