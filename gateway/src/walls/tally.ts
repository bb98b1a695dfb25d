/** How many of something each holder has open; who has none takes no memory. */
export type Tally = Readonly<{
  of: (holder: string) => number;
  /** One more of them; gives what takes it away again, to be called once. */
  add: (holder: string) => () => void;
}>;

/** An empty tally. */
export const createTally = (): Tally => {
  const held = new Map<string, number>();
  const of = (holder: string): number => held.get(holder) ?? 0;
  return {
    of,
    add: (holder) => {
      held.set(holder, of(holder) + 1);
      return () => {
        const left = of(holder) - 1;
        if (left > 0) held.set(holder, left);
        else held.delete(holder);
      };
    },
  };
};
