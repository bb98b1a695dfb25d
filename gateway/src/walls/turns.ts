import { setImmediate } from 'node:timers/promises';

/** Runs a task when it is its turn; `undefined` at once when too many wait already. */
export type Turns = <Answer>(task: () => Promise<Answer>) => Promise<Answer> | undefined;

/**
 * Lets so many tasks run side by side and so many wait. Between two of them the event loop serves whatever else came
 * in, which needs no turn.
 */
export const createTurns = ({ atOnce, waitingMax }: { atOnce: number; waitingMax: number }): Turns => {
  const waiting: (() => void)[] = [];
  let running = 0;

  const release = async () => {
    await setImmediate();
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  const inTurn = async <Answer>(task: () => Promise<Answer>): Promise<Answer> => {
    if (running < atOnce) running += 1;
    else await new Promise<void>((turn) => waiting.push(turn));
    try {
      return await task();
    } finally {
      void release();
    }
  };

  return (task) => (running >= atOnce && waiting.length >= waitingMax ? undefined : inTurn(task));
};
