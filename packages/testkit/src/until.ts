import { setTimeout as pause } from 'node:timers/promises';

/** A ceiling for a machine that is busy with much else; a test that passes never waits for it. */
const waitMillisecondsMax = 60_000;

/** Waits until `look` gives something true; throws after a minute. Events travel behind the answer. */
export const until = async <Value>(
  look: () => Value | false | undefined | Promise<Value | false | undefined>,
): Promise<Value> => {
  for (const deadline = Date.now() + waitMillisecondsMax; ; ) {
    const value = await look();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`it did not happen in time: ${look}`);
    await pause(5);
  }
};
