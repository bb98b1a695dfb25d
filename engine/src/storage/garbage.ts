/** Erases what dropped collections and indexes left, a little at a time; goes on after a restart. */

import { after, KIND, prefix } from './keys';
import type { Store } from './store';

const KEYS_PER_COMMIT = 500;

/** Erases all discarded ranges. */
export const eraseDiscarded = async (store: Store): Promise<void> => {
  const start = Buffer.from([KIND.garbage]);
  for (;;) {
    const [entry] = store.now.range({ start, end: after(start), expected: 1 });
    if (!entry) return;
    await eraseRange(store, entry.key);
  }
};

/** The key of the entry ends with the prefix of the range. */
const eraseRange = async (store: Store, garbage: Buffer): Promise<void> => {
  const whole = prefix(garbage[1] as number, garbage.readUInt32BE(2));
  let done = false;
  while (!done)
    done = await store.write((writer) => {
      let erased = 0;
      for (const { key } of writer.range({ start: whole, end: after(whole), expected: KEYS_PER_COMMIT })) {
        writer.remove(key);
        if (++erased === KEYS_PER_COMMIT) return false;
      }
      writer.remove(garbage);
      return true;
    });
};
