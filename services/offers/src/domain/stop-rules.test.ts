import fc from 'fast-check';
import type { Effect, Lift } from './effect';
import type { Experiment } from './experiment';
import {
  countsSince,
  resumed,
  type Spending,
  type StopRules,
  stopByEffects,
  stopByPace,
  withStop,
} from './stop-rules';

const half: Experiment = { name: 'coffee', controlPercent: 50, fromPercent: 0, toPercent: 50 };
const lift = (low: number, high: number): Lift => ({ low, high, difference: (low + high) / 2, p: 0.01 });

/** An effect as far as the rules look at it. */
const effect = (more: Partial<Effect> = {}, people = 100): Effect =>
  ({
    ...{ currency: 'EUR', isUneven: false, sampleRatioP: 1, marginKnown: 1 },
    ...{ offered: { people }, control: { people } },
    ...more,
  }) as Effect;

describe('what is measured', () => {
  const harm: StopRules = { harm: 'spent' };

  test('stops once the whole interval is below zero, and not before', () => {
    expect(stopByEffects(harm, [effect({ spent: lift(-300, -1) })], half)).toEqual({
      rule: 'harm',
      of: 'spent',
    });
    expect(stopByEffects(harm, [effect({ spent: lift(-300, 0) })], half)).toBeUndefined();
    expect(stopByEffects(harm, [effect({ spent: lift(10, 300) })], half)).toBeUndefined();
    expect(stopByEffects(harm, [effect()], half)).toBeUndefined();
  });

  test('looks at what it is about alone, in every currency', () => {
    const less = lift(-300, -1);
    expect(stopByEffects(harm, [effect({ margin: less, promoted: less })], half)).toBeUndefined();
    expect(stopByEffects({ harm: 'margin' }, [effect(), effect({ margin: less })], half)).toEqual({
      rule: 'harm',
      of: 'margin',
    });
    expect(stopByEffects({}, [effect({ spent: less, isUneven: true })], half)).toBeUndefined();
  });

  test('of sides that are not split as they were dealt no number holds: that is what it stops for', () => {
    const uneven = effect({ isUneven: true, spent: lift(-300, -1) });
    expect(stopByEffects({ harm: 'spent', uneven: true }, [uneven], half)).toEqual({ rule: 'uneven' });
    expect(stopByEffects(harm, [uneven], half)).toBeUndefined();
  });

  test('counts are looked at once enough people were to be expected on each side', () => {
    const few: Experiment = { ...half, controlPercent: 10, toPercent: 90 };
    const uneven = (people: number) =>
      effect({ isUneven: true, offered: { people }, control: { people: 0 } } as Partial<Effect>);
    expect(stopByEffects({ uneven: true }, [uneven(499)], few)).toBeUndefined();
    expect(stopByEffects({ uneven: true }, [uneven(500)], few)).toEqual({ rule: 'uneven' });
  });
});

describe('what extra sales cost', () => {
  const rules: StopRules = { costPerExtraPercent: 80 };
  /** 100 members, of whom each had so much off. */
  const costing = (each: number, spent: Lift | undefined, more: Partial<Effect> = {}) =>
    effect({
      offered: { people: 100, discountMinor: 100 * each } as Effect['offered'],
      ...(spent ? { spent } : {}),
      ...more,
    });
  const stops = (...effects: readonly Effect[]) => stopByEffects(rules, effects, half);

  test('stops once even the most it may have added costs more, and not before', () => {
    expect(stops(costing(81, lift(-50, 100)))).toEqual({ rule: 'cost-per-extra' });
    expect(stops(costing(80, lift(-50, 100)))).toBeUndefined();
    expect(stops(costing(40, lift(10, 40)))).toEqual({ rule: 'cost-per-extra' });
    expect(stops(costing(1, lift(-50, 0)))).toEqual({ rule: 'cost-per-extra' });
    expect(stops(costing(1, lift(-50, -10)))).toEqual({ rule: 'cost-per-extra' });
  });

  test('does not where it cost nothing, nothing is compared yet, or no number holds', () => {
    expect(stops(costing(0, lift(-50, -10)))).toBeUndefined();
    expect(stops(costing(500, undefined))).toBeUndefined();
    expect(stops(costing(500, lift(-50, 10), { isUneven: true }))).toBeUndefined();
    expect(stopByEffects({}, [costing(500, lift(-50, 10))], half)).toBeUndefined();
  });

  test('is looked at in each currency, after harm', () => {
    const yen = costing(500, lift(-50, 10), { currency: 'JPY' });
    expect(stops(costing(10, lift(-50, 100)), yen)).toEqual({ rule: 'cost-per-extra' });
    expect(stopByEffects({ ...rules, harm: 'spent' }, [costing(1, lift(-9, -1))], half)).toEqual({
      rule: 'harm',
      of: 'spent',
    });
  });
});

describe('a budget', () => {
  const from = new Date('2026-06-01T00:00:00Z');
  const to = new Date('2026-06-11T00:00:00Z');
  const rules: StopRules = { pace: { budgetPercent: 50, windowPercent: 20 } };
  const spending = (spentMinor: number, more: Partial<Spending> = {}): Spending => ({
    ...{ budgetMinor: 1_000, spentMinor, from, to },
    ...more,
  });

  test('that goes too fast stops it: so much of it before so much of its time', () => {
    const early = new Date('2026-06-02T23:59:59Z');
    expect(stopByPace(rules, spending(500), early)).toEqual({ rule: 'pace' });
    expect(stopByPace(rules, spending(499), early)).toBeUndefined();
    expect(stopByPace(rules, spending(1_000), new Date('2026-06-03T00:00:00Z'))).toBeUndefined();
    expect(stopByPace(rules, spending(1_000), new Date('2026-05-31T23:59:59Z'))).toBeUndefined();
    expect(stopByPace({}, spending(1_000), early)).toBeUndefined();
  });

  test('of which nothing was left when it was resumed stops nothing', () => {
    expect(stopByPace(rules, spending(0, { budgetMinor: 0 }), from)).toBeUndefined();
  });

  test('that is spent no faster than its time goes never stops it', () => {
    const percent = fc.integer({ min: 1, max: 99 });
    const gone = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(percent, percent, gone, gone, (one, other, time, slack) => {
        fc.pre(one !== other);
        const [windowPercent, budgetPercent] = [Math.min(one, other), Math.max(one, other)];
        const at = new Date(from.getTime() + ((to.getTime() - from.getTime()) * time) / 1_000);
        const even = spending(Math.max(0, time - slack));
        expect(stopByPace({ pace: { budgetPercent, windowPercent } }, even, at)).toBeUndefined();
        // And what stops it still does when more is gone.
        const fast = spending(slack);
        if (stopByPace({ pace: { budgetPercent, windowPercent } }, fast, at))
          expect(stopByPace({ pace: { budgetPercent, windowPercent } }, spending(slack + 1), at)).toEqual({
            rule: 'pace',
          });
      }),
    );
  });
});

describe('stops', () => {
  const monday = new Date('2026-06-01T00:00:00Z');
  const tuesday = new Date('2026-06-02T00:00:00Z');

  test('are remembered with whoever resumed them, and the rules count anew from then on', () => {
    const once = withStop(undefined, { rule: 'harm', of: 'spent' }, { version: 2, at: monday });
    expect(once).toEqual([{ rule: 'harm', of: 'spent', version: 2, at: monday }]);
    expect(countsSince(once)).toBeUndefined();
    const again = resumed(once, tuesday);
    expect(countsSince(again)).toEqual(tuesday);
    expect(resumed(again, new Date('2026-07-01T00:00:00Z'))).toEqual(again);
    const twice = withStop(again, { rule: 'pace' }, { version: 2, at: tuesday });
    expect(twice.map(({ rule }) => rule)).toEqual(['harm', 'pace']);
    expect(countsSince(twice)).toBeUndefined();
  });

  test('are the newest twenty', () => {
    let stops = withStop(undefined, { rule: 'uneven' }, { version: 0, at: monday });
    for (let version = 1; version <= 25; version += 1)
      stops = withStop(stops, { rule: 'uneven' }, { version, at: monday });
    expect(stops.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, at) => at + 6));
  });
});
