import fc from 'fast-check';
import { brandPeopleMin } from './brand-people';
import { addedUp } from './effect';
import { addedUpByRegion, type RegionFigures, regionsOf, toldByRegion } from './effect-by-region';
import type { Arm } from './experiment';

/** So many people of one side, each of whom spent a unit. */
const figures = (arm: Arm, people: number, region?: string, currency = 'EUR'): RegionFigures => {
  const moments = { sum: people, sumOfSquares: people };
  return {
    ...{ arm, currency, people, receipts: people, discountMinor: people, knownMinor: people },
    ...{ spent: moments, promoted: moments, beside: moments, after: moments, before: moments },
    ...{ margin: moments, beforeTimesSpent: people },
    ...(region === undefined ? {} : { region }),
  };
};
const both = (people: number, region?: string, currency?: string) => [
  figures('offered', people, region, currency),
  figures('control', people, region, currency),
];
const told = (...all: RegionFigures[][]) => regionsOf(toldByRegion(all.flat()));

test('a region is told from 50 people on each side on', () => {
  expect(told(both(50, 'North'), both(60, 'South'))).toEqual(['North', 'South']);
  expect(
    told([figures('offered', 90, 'North'), figures('control', 49, 'North')], both(60, 'South'), both(70)),
  ).toEqual(['South']);
});

test('what is left of all when the told ones are taken away is about enough people, too', () => {
  expect(told(both(300, 'North'), both(60, 'South'), both(10, 'East'))).toEqual(['North']);
  expect(told(both(300, 'North'), both(10, 'East'))).toEqual([]);
  expect(told(both(300, 'North'), both(30, 'East'), both(20, 'West'))).toEqual(['North']);
});

test('stores without a region are no region, and count as what is left', () => {
  expect(told(both(300, 'North'), both(20))).toEqual([]);
  expect(told(both(300, 'North'), both(80))).toEqual(['North']);
});

test('currencies are apart', () => {
  const all = [...both(300, 'North'), ...both(300, 'North', 'CHF'), ...both(20, 'East', 'CHF')];
  expect(toldByRegion(all).map(({ currency }) => currency)).toEqual(['EUR', 'EUR']);
});

test('stores of one region are added up, and regions come to what all of it comes to', () => {
  expect(addedUpByRegion([...both(3, 'North'), ...both(4, 'North'), ...both(5)])).toEqual([
    ...both(7, 'North'),
    ...both(5),
  ]);
});

const anyFigures = fc.array(
  fc
    .tuple(
      fc.constantFrom<Arm>('offered', 'control'),
      fc.integer({ min: 1, max: 120 }),
      fc.constantFrom(undefined, 'North', 'South', 'East', 'West'),
      fc.constantFrom('EUR', 'CHF'),
    )
    .map((said) => figures(...said)),
  { maxLength: 24 },
);
const peopleOf = (all: readonly RegionFigures[], arm: Arm) =>
  all.filter((one) => one.arm === arm).reduce((sum, { people }) => sum + people, 0);

test('whatever people there are: neither a region that is told nor the rest is about too few', () => {
  fc.assert(
    fc.property(anyFigures, (all) => {
      const shown = toldByRegion(all);
      for (const currency of ['EUR', 'CHF']) {
        const its = shown.filter((one) => one.currency === currency);
        const groups = regionsOf(its).map((region) => its.filter((one) => one.region === region));
        if (its.length > 0)
          groups.push(
            all.filter(
              (one) => one.currency === currency && !its.some(({ region }) => region === one.region),
            ),
          );
        for (const group of groups.filter(({ length }) => length > 0))
          for (const arm of ['offered', 'control'] as const)
            expect(peopleOf(group, arm)).toBeGreaterThanOrEqual(brandPeopleMin);
      }
      expect(addedUp(addedUpByRegion(all)).sort(inOrder)).toEqual(addedUp(all).sort(inOrder));
    }),
  );
});

const inOrder = (one: RegionFigures, other: RegionFigures) =>
  `${one.currency}${one.arm}` < `${other.currency}${other.arm}` ? -1 : 1;
