/** Numbers that repeat with their seed, so that a failing run can be run again. */

export type Random = Readonly<{
  /** A whole number from 0 to below `bound`. */
  below(bound: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
}>;

/**
 * `TEST_SEED`; 1 without it, so that a gate stands or falls with the code alone; a new one for `TEST_SEED=new`, which
 * explores. It is printed so that a failure can be replayed.
 */
export const seedOf = (title: string): number => {
  const asked = process.env.TEST_SEED || '1';
  const seed = asked === 'new' ? Math.floor(Math.random() * 2 ** 31) : Number(asked);
  process.stderr.write(`${title}: TEST_SEED=${seed}\n`);
  return seed;
};

/** Seconds of one workload: `CONFORMANCE_SECONDS`, or what suits a gate. */
export const secondsOr = (gate: number): number => Number(process.env.CONFORMANCE_SECONDS || gate);

/** The mulberry32 generator. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new Error('nothing to pick from');
      return items[below(items.length)] as T;
    },
  };
};
