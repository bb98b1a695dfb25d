/**
 * Chance that can be repeated, drawn as the property tests are: from seed 1, `TEST_SEED=N` plays other draws,
 * `TEST_SEED=new` explores; the seed is printed.
 */
export const seededChance = () => {
  const asked = process.env.TEST_SEED || '1';
  const seed = asked === 'new' ? Date.now() % 1_000_000 : Number(asked);
  let state = seed >>> 0;
  // Mulberry32: small, and good enough to choose instants and codes.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    seed,
    /** At least `min`, below `max`. */
    between: (min: number, max: number) => min + Math.floor(next() * (max - min)),
    /** True that often. */
    happens: (probability: number) => next() < probability,
    oneOf: <Item>(items: readonly Item[]): Item => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('nothing to choose from');
      return item;
    },
  };
};

/** The draws of one test. */
export type Chance = ReturnType<typeof seededChance>;
