/** Runs work of one key one after the other, in the order it was asked for; other keys go on meanwhile. */
export type Lanes = Readonly<{ run: <Answer>(key: string, work: () => Promise<Answer>) => Promise<Answer> }>;

/**
 * Lanes within this process. They only spare changes of one row the conflicts they would cause each other; what keeps
 * rows right, across processes too, is their version.
 */
export const createLanes = (): Lanes => {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (key, work) => {
      const before = tails.get(key);
      const running = before ? before.then(work, work) : work();
      const tail = running.catch(() => undefined);
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      return running;
    },
  };
};
