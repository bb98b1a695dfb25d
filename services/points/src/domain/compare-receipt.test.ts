import { differencesOf, type ToldReceipt } from './compare-receipt';
import { type KnownReceipt, knownReceipt, withReturn } from './receipt-points';

const noon = new Date('2026-11-21T12:00:00.000Z');
const facts = {
  receiptId: 'receipt',
  tripId: 'trip',
  storeId: 'store',
  tillId: 'till',
  memberId: 'camille',
  minorPerPoint: 100,
  closedAt: noon,
  lines: [
    { lineId: 'wine', quantity: 2, paidMinor: 1_798, deposit: false, bonusPoints: 5 },
    { lineId: 'bottle', quantity: 2, paidMinor: 50, deposit: true, bonusPoints: 0 },
  ],
};
/** One of the two bottles came back; three extra points stay. */
const back = {
  returnId: 'return',
  number: 1,
  at: noon,
  lines: [
    { lineId: 'wine', quantityKept: 1, paidMinor: 899, bonusPoints: 0 },
    { lineId: 'bottle', quantityKept: 1, paidMinor: 25, bonusPoints: 0 },
  ],
};
const names = new Map([
  ['wine', 'Wine'],
  ['bottle', 'Bottle'],
]);
const units = (each: number) => new Map(facts.lines.map(({ lineId }) => [lineId, each]));
const told: ToldReceipt = { facts, unitsKept: units(2), currency: 'EUR', names };
const toldAfter: ToldReceipt = { ...told, back, unitsKept: units(1) };
const known = knownReceipt(facts);
const knownAfter = withReturn(known, {
  ...back,
  lines: back.lines.map((line) => ({ ...line, bonusPoints: line.lineId === 'wine' ? 3 : 0 })),
}).receipt;
/** The ledger with the first line as it is not. */
const withWine = (
  receipt: KnownReceipt,
  change: (line: KnownReceipt['lines'][number]) => object,
): KnownReceipt => ({
  ...receipt,
  lines: receipt.lines.map((line, at) => (at === 0 ? { ...line, ...change(line) } : line)),
});

test('a ledger that has a receipt as it was told, and what a return left of it, differs in nothing', () => {
  expect(differencesOf(known, told)).toEqual([]);
  expect(differencesOf(knownAfter, toldAfter)).toEqual([]);
});

test('another member, or nobody, is named', () => {
  const { memberId: _nobody, ...others } = facts;
  expect(differencesOf({ ...known, facts: { ...facts, memberId: 'sam' } }, told)).toEqual([
    'it is of member camille, in the ledger of member sam',
  ]);
  expect(differencesOf(known, { ...told, facts: others })).toEqual([
    'it is of nobody, in the ledger of member camille',
  ]);
});

test('what was paid for a line is compared, and what should have been earned to the point', () => {
  const dearer = {
    ...facts,
    lines: facts.lines.map((line, at) => (at === 0 ? { ...line, paidMinor: 1_998 } : line)),
  };
  expect(differencesOf(known, { ...told, facts: dearer })).toEqual([
    'Wine: paid 2 for €19.98, 5 extra points, in the ledger 2 for €17.98, 5 extra points',
    '24 points should be earned, the ledger has 22',
  ]);
  expect(
    differencesOf(
      withWine(known, ({ earned }) => ({ earned: earned + 1 })),
      told,
    ),
  ).toEqual(['22 points should be earned, the ledger has 23']);
  expect(differencesOf(known, { ...told, facts: { ...facts, lines: facts.lines.slice(1) } })).toEqual([
    'line wine: paid nothing, in the ledger 2 for €17.98, 5 extra points',
    '0 points should be earned, the ledger has 22',
  ]);
});

test('a return that only one of them knows is named, and what it left is compared where both do', () => {
  expect(differencesOf(known, toldAfter)).toEqual(['1 return, the ledger has 0 returns']);
  expect(differencesOf(knownAfter, told)).toEqual(['0 returns, the ledger has 1 return']);
  const cheaper = {
    ...back,
    lines: back.lines.map((line, at) => (at === 0 ? { ...line, paidMinor: 799 } : line)),
  };
  expect(differencesOf(knownAfter, { ...toldAfter, back: cheaper })).toEqual([
    'Wine: kept 1 for €7.99, in the ledger 1 for €8.99',
    '10 points should be kept, the ledger has 11',
  ]);
  expect(
    differencesOf(
      withWine(knownAfter, () => ({ reversed: 0 })),
      toldAfter,
    ),
  ).toEqual(['11 points should be kept, the ledger has 22']);
});

test('of a return of an earlier version the units are compared', () => {
  const earlier = withWine(known, () => ({ returned: 1, reversed: 9 }));
  const unitsKept = new Map([...units(2), ['wine', 1] as const]);
  expect(differencesOf(earlier, { ...told, unitsKept })).toEqual([]);
  expect(differencesOf(earlier, told)).toEqual(['Wine: kept 2, in the ledger 1']);
});

test('points that paid a part of it, and those that came back, are compared', () => {
  const paidWithPoints = { paymentId: 'payment', points: 100, amountMinor: 100, currency: 'EUR' as const };
  const paid = { ...facts, paidWithPoints };
  expect(differencesOf(known, { ...told, facts: paid })).toEqual([
    '100 points should be taken for it, the ledger has 0',
    '21 points should be earned, the ledger has 22',
  ]);
  const came = { ...back, pointsBack: { points: 50, amountMinor: 50 } };
  const after = withReturn(knownReceipt(paid), back).receipt;
  expect(differencesOf(after, { ...toldAfter, facts: paid, back: came })).toContain(
    '50 points should be given back, the ledger has 0',
  );
});
