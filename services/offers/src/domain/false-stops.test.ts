import type { ArmFigures } from './effect';
import { effectsOf } from './effect';
import type { Experiment } from './experiment';
import { type StopReason, type StopRules, stopByEffects } from './stop-rules';

/** Draws that can be repeated (mulberry32), as lots and as amounts of baskets: many small ones, few large ones. */
const chanceOf = (seed: number) => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
  return { next, basketMinor: () => Math.round(2_000 * Math.exp(0.9 * normal() - 0.405)) };
};

const days = 28;
const membersPerDay = 30;
const rules: StopRules = { harm: 'margin', uneven: true };

type Course = Readonly<{
  experiment: Experiment;
  /** What the campaign leaves of each basket of those who get it. */
  worth: number;
  /** How many of those it is kept from are lost before they are counted. */
  lost: number;
  /** What it takes off for each of what is left. */
  off?: number;
  rules?: StopRules;
}>;

/** Of a member: what they spend in all, and the square of it, kept as sums so that a day costs only its own baskets. */
const openArm = () => {
  const spentBy: number[] = [];
  const beforeBy: number[] = [];
  let [sum, squares, before, beforeSquares, beforeTimes, receipts] = [0, 0, 0, 0, 0, 0];
  return {
    join: (usual: number) => {
      spentBy.push(0);
      beforeBy.push(usual);
      before += usual;
      beforeSquares += usual * usual;
    },
    people: () => spentBy.length,
    buy: (who: number, minor: number) => {
      const [spent = 0, usual = 0] = [spentBy[who], beforeBy[who]];
      spentBy[who] = spent + minor;
      sum += minor;
      squares += (spent + minor) ** 2 - spent ** 2;
      beforeTimes += usual * minor;
      receipts += 1;
    },
    figures: (arm: ArmFigures['arm']): ArmFigures => {
      const moments = { sum, sumOfSquares: squares };
      const none = { sum: 0, sumOfSquares: 0 };
      return {
        ...{ arm, currency: 'EUR', people: spentBy.length, receipts, discountMinor: 0, knownMinor: sum },
        ...{ spent: moments, promoted: moments, margin: moments, beside: none, after: none },
        ...{ before: { sum: before, sumOfSquares: beforeSquares }, beforeTimesSpent: beforeTimes },
      };
    },
  };
};

/** The first rule that stops a campaign of four weeks which is looked at each day, and on which. */
const stopOf = (
  seed: number,
  { experiment, worth, lost, off = 0, rules: own = rules }: Course,
): StopReason | undefined => {
  const { next, basketMinor } = chanceOf(seed);
  const sides = { offered: openArm(), control: openArm() };
  for (let day = 0; day < days; day += 1) {
    for (let member = 0; member < membersPerDay; member += 1) {
      const isControl = next() < experiment.controlPercent / 100;
      if (isControl && next() < lost) continue;
      sides[isControl ? 'control' : 'offered'].join(basketMinor());
    }
    for (const [arm, side] of Object.entries(sides)) {
      const people = side.people();
      for (let who = 0; who < people; who += 1)
        if (next() < 0.15) side.buy(who, Math.round(basketMinor() * (arm === 'offered' ? worth : 1)));
    }
    const offered = sides.offered.figures('offered');
    const discountMinor = Math.round(offered.spent.sum * off);
    const figures = [{ ...offered, discountMinor }, sides.control.figures('control')];
    const stop = stopByEffects(own, effectsOf(figures, experiment, { isOver: false }), experiment);
    if (stop) return stop;
  }
  return undefined;
};

const stopsOf = (campaigns: number, course: Course, first: number): StopReason[] =>
  Array.from({ length: campaigns }, (_, at) => stopOf(first + at, course)).flatMap((stop) => stop ?? []);

const even: Experiment = { name: 'x', controlPercent: 50, fromPercent: 0, toPercent: 50 };
const few: Experiment = { name: 'x', controlPercent: 10, fromPercent: 0, toPercent: 90 };

test.each([
  ['50/50', even],
  ['90/10', few],
])(
  'of 1,000 campaigns that change nothing, %s, looked at every day, at most 5 % are stopped',
  (_, experiment) => {
    const stops = stopsOf(1_000, { experiment, worth: 1, lost: 0 }, 1);
    expect(stops.length).toBeLessThanOrEqual(50);
    expect(stops.filter(({ rule }) => rule === 'uneven').length).toBeLessThanOrEqual(10);
  },
);

test('most of those that cost a third of what is left of each basket are stopped for the harm they do', () => {
  const stops = stopsOf(100, { experiment: even, worth: 2 / 3, lost: 0 }, 10_000);
  expect(stops.filter(({ rule }) => rule === 'harm').length).toBeGreaterThan(80);
});

test('most of those that lose a third of their control group are stopped for that', () => {
  const stops = stopsOf(100, { experiment: even, worth: 1, lost: 1 / 3 }, 20_000);
  expect(stops.filter(({ rule }) => rule === 'uneven').length).toBeGreaterThan(80);
});

describe('what extra sales cost', () => {
  // A fifth more is spent, of which it takes off what is just allowed: stopped is what it should not be.
  const worth = 1.2;
  const allowed: StopRules = { costPerExtraPercent: 80 };
  const off = (0.8 * (worth - 1)) / worth;

  test.each([
    ['50/50', even],
    ['90/10', few],
  ])(
    'of 1,000 campaigns whose extra sales cost just what they may, %s, looked at every day, at most 5 %% are stopped',
    (_, experiment) => {
      const course = { experiment, worth, lost: 0, off, rules: allowed };
      expect(stopsOf(1_000, course, 30_000).length).toBeLessThanOrEqual(50);
    },
  );

  test('most of those that take off a third for nothing more are stopped', () => {
    const stops = stopsOf(100, { experiment: even, worth: 1, lost: 0, off: 1 / 3, rules: allowed }, 40_000);
    expect(stops.length).toBeGreaterThan(80);
  });
});
