/** Loads many keys at once; answers in the order of the keys, null for an unknown one. */
export type Batch<Key, Value> = (keys: readonly Key[]) => Promise<readonly (Value | null)[]>;

/** Loads one key; calls made in the same turn share one batch, and a key is loaded once. */
export type Load<Key, Value> = (key: Key) => Promise<Value | null>;

type Waiting<Key, Value> = {
  key: Key;
  resolve: (value: Value | null) => void;
  reject: (reason: unknown) => void;
};

/** A loader that lives as long as one request. Keys are compared as Map keys: use strings or numbers. */
export const createLoader = <Key, Value>(batch: Batch<Key, Value>): Load<Key, Value> => {
  const loaded = new Map<Key, Promise<Value | null>>();
  let waiting: Waiting<Key, Value>[] = [];

  const flush = async () => {
    const taken = waiting;
    waiting = [];
    try {
      const values = await batch(taken.map(({ key }) => key));
      if (values.length !== taken.length)
        throw new Error(`a batch of ${taken.length} keys was answered with ${values.length} values`);
      for (const [index, { resolve }] of taken.entries()) resolve(values[index] ?? null);
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
  };

  return (key) => {
    const known = loaded.get(key);
    if (known) return known;
    const value = new Promise<Value | null>((resolve, reject) => {
      // Behind the promise jobs already queued, so that sibling fields resolved by them join this batch.
      if (waiting.length === 0) queueMicrotask(() => process.nextTick(() => void flush()));
      waiting.push({ key, resolve, reject });
    });
    loaded.set(key, value);
    return value;
  };
};
