import { seededDraws, testSeed } from '@rayon/testkit';

/** Chance that can be repeated; its seed is printed. */
export const seededChance = () => {
  const seed = testSeed();
  const draw = seededDraws(seed);
  const next = (): number => draw() / 4_294_967_296;
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
