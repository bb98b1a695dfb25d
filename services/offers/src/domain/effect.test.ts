import { type ArmFigures, addedUp, effectsOf, verdictOf } from './effect';
import type { Arm, Experiment } from './experiment';

const half: Experiment = { name: 'coffee', controlPercent: 50, fromPercent: 0, toPercent: 50 };

type Person = Readonly<{
  spent: number;
  promoted?: number;
  beside?: number;
  after?: number;
  before?: number;
  margin?: number;
}>;

/** What people of one side add up to. */
const figuresOf = (arm: Arm, people: readonly Person[], currency = 'EUR', discountMinor = 0): ArmFigures => {
  const moments = (of: (person: Person) => number) => ({
    sum: people.reduce((sum, person) => sum + of(person), 0),
    sumOfSquares: people.reduce((sum, person) => sum + of(person) ** 2, 0),
  });
  return {
    arm,
    currency,
    people: people.length,
    receipts: people.length,
    discountMinor,
    spent: moments(({ spent }) => spent),
    promoted: moments(({ promoted = 0 }) => promoted),
    beside: moments(({ beside = 0 }) => beside),
    after: moments(({ after = 0 }) => after),
    before: moments(({ before = 0 }) => before),
    margin: moments(({ margin = 0 }) => margin),
    knownMinor: people.reduce((sum, { margin, spent }) => sum + (margin === undefined ? 0 : spent), 0),
    beforeTimesSpent: people.reduce((sum, { before = 0, spent }) => sum + before * spent, 0),
  };
};

const people = (count: number, of: (at: number) => Person): Person[] =>
  Array.from({ length: count }, (_, at) => of(at));
const only = (...asked: Parameters<typeof effectsOf>) => {
  const [effect] = effectsOf(...asked);
  if (!effect) throw new Error('no effect');
  return effect;
};
const now = { isOver: false };

test('each member who gets it spends so much more, and what that costs for each unit of money', () => {
  const usual = (more: number) => (at: number) => ({ spent: 1_000 + (at % 10) * 10 + more });
  const effect = only(
    [
      figuresOf('offered', people(500, usual(200)), 'EUR', 20_000),
      figuresOf('control', people(500, usual(0))),
    ],
    half,
    now,
  );
  expect(effect.spent?.difference).toBeCloseTo(200, 6);
  expect(effect.spent?.low).toBeGreaterThan(190);
  expect(verdictOf(effect, effect.spent)).toBe('more');
  // 20,000 for 500 times 200.
  expect(effect.costPerExtra?.usual).toBeCloseTo(0.2, 6);
  expect(effect.costPerExtra?.high).toBeGreaterThan(0.2);
  expect([effect.beside, effect.after]).toEqual([undefined, undefined]);
});

test('the margin changes by so much, at a cost for each unit, of the share that it is known of', () => {
  const of = (more: number) => (at: number) => ({
    spent: 1_000,
    ...(at % 4 === 0 ? {} : { margin: 300 + (at % 10) + more }),
  });
  const figures = [
    figuresOf('offered', people(500, of(40)), 'EUR', 6_000),
    figuresOf('control', people(500, of(0))),
  ];
  const effect = only(figures, half, now);
  expect(effect.marginKnown).toBeCloseTo(0.75, 6);
  expect(effect.margin?.difference).toBeCloseTo(30, 6);
  expect(effect.margin && effect.margin.low > 0).toBe(false);
  expect(effect.costPerExtraMargin).toBeUndefined();

  const all = (more: number) => (at: number) => ({ spent: 1_000, margin: 300 + (at % 10) + more });
  const sure = only(
    [figuresOf('offered', people(500, all(40)), 'EUR', 6_000), figuresOf('control', people(500, all(0)))],
    half,
    now,
  );
  expect(verdictOf(sure, sure.margin)).toBe('more');
  // 6,000 for 500 times 40.
  expect(sure.costPerExtraMargin?.usual).toBeCloseTo(0.3, 6);
});

test('where no margin is known none is told, which is not the same as none made', () => {
  const figures = (['offered', 'control'] as const).map((arm) =>
    figuresOf(
      arm,
      people(500, () => ({ spent: 1_000 })),
    ),
  );
  expect(only(figures, half, now)).toMatchObject({ marginKnown: 0 });
  expect(only(figures, half, now)).not.toHaveProperty('margin');
});

test('what is explained by how much somebody used to spend is taken out', () => {
  const of = (more: number) => (at: number) => ({
    spent: 100 * (at % 50) + (at % 7) + more,
    before: 100 * (at % 50),
  });
  const figures = [figuresOf('offered', people(350, of(30))), figuresOf('control', people(350, of(0)))];
  const unaware = figures.map((one) => ({
    ...one,
    before: { sum: 0, sumOfSquares: 0 },
    beforeTimesSpent: 0,
  }));
  expect(only(figures, half, now).spent).toMatchObject({ p: expect.closeTo(0, 3) });
  const blunt = only(unaware, half, now);
  expect(verdictOf(blunt, blunt.spent)).toBe('not-sure');
});

test('a split that is not what was dealt voids every verdict', () => {
  const effect = only(
    [
      figuresOf(
        'offered',
        people(700, (at) => ({ spent: at })),
      ),
      figuresOf(
        'control',
        people(500, (at) => ({ spent: at })),
      ),
    ],
    half,
    now,
  );
  expect(effect.isUneven).toBe(true);
  expect(verdictOf(effect, effect.spent)).toBe('uneven');
});

test('few people say nothing; enough of whom nobody on one side bought are not few', () => {
  const few = only(
    [
      figuresOf(
        'offered',
        people(49, (at) => ({ spent: at })),
      ),
    ],
    half,
    now,
  );
  expect([few.control.people, verdictOf({ ...few, isUneven: false }, few.spent)]).toEqual([0, 'too-few']);
  const unsold = only(
    [
      figuresOf(
        'offered',
        people(60, (at) => ({ spent: at, promoted: at })),
      ),
      figuresOf(
        'control',
        people(60, (at) => ({ spent: at })),
      ),
    ],
    half,
    now,
  );
  expect([unsold.promoted, verdictOf(unsold, unsold.promoted)]).toEqual([undefined, 'not-sure']);
});

test('what came after it is told once it is over, and what is beside it where anything is sold there', () => {
  const of = (at: number) => ({ spent: at, beside: at % 5, after: at % 3 });
  const figures = [figuresOf('offered', people(60, of)), figuresOf('control', people(60, of))];
  expect(only(figures, half, now)).not.toHaveProperty('after');
  expect(only(figures, half, { isOver: true })).toMatchObject({
    after: { difference: 0 },
    beside: { difference: 0 },
  });
});

test('stores add up, and currencies are apart', () => {
  const of = (at: number) => ({ spent: at, before: at });
  const stores = [
    figuresOf('offered', people(3, of)),
    figuresOf('offered', people(4, of)),
    figuresOf('control', people(2, of), 'CHF'),
  ];
  expect(addedUp(stores).map(({ currency, people: count, spent }) => [currency, count, spent.sum])).toEqual([
    ['EUR', 7, 9],
    ['CHF', 2, 1],
  ]);
  expect(effectsOf(addedUp(stores), half, now).map(({ currency }) => currency)).toEqual(['CHF', 'EUR']);
});
