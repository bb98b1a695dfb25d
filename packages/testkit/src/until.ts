import { setTimeout as pause } from 'node:timers/promises';

/** Waits until `look` gives something true; throws after five seconds. Events travel behind the answer. */
export const until = async <Value>(
  look: () => Value | false | undefined | Promise<Value | false | undefined>,
): Promise<Value> => {
  for (const deadline = Date.now() + 5_000; ; ) {
    const value = await look();
    if (value) return value;
    if (Date.now() > deadline) throw new Error('it did not happen in time');
    await pause(5);
  }
};
