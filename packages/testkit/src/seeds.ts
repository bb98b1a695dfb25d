/**
 * The seed random tests draw from, as the property tests do: 1, `TEST_SEED=N` repeats another run, `TEST_SEED=new`
 * explores. Whoever draws prints it.
 */
export const testSeed = (): number => {
  const asked = process.env.TEST_SEED || '1';
  return asked === 'new' ? Date.now() % 1_000_000_000 : Number(asked);
};

/** Repeatable draws of 32 bits (Mulberry32): small, and good enough to choose instants and codes. */
export const seededDraws = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
};
