/** Chance that can be repeated: the seed is printed, and `RAYON_SEED` plays the same draws again. */
export const seededChance = () => {
  const seed = Number(process.env.RAYON_SEED ?? Date.now() % 1_000_000);
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
