import { endOfMonthAfter, filledLots, givenBackTo, moved, renewals, soonestOf, takenBackFrom } from './lots';

const lot = (expiresOn: string, points: number, renewMonths?: number) => ({
  expiresOn,
  points,
  ...(renewMonths === undefined ? {} : { renewMonths }),
});
const march = lot('2027-03-31', 10);
const april = lot('2027-04-30', 20);

test('lots are kept one for each day, in the order of the days, and none that is empty', () => {
  expect(moved([march, april], [lot('2027-04-30', -20), lot('2027-02-28', 5), lot('2027-03-31', 1)])).toEqual(
    [lot('2027-02-28', 5), lot('2027-03-31', 11)],
  );
  expect(moved([march], [lot('2027-03-31', 4, 12)])).toEqual([march, lot('2027-03-31', 4, 12)]);
});

test('what expires first is spent first, and what never expires last', () => {
  const lots = [march, april];
  expect(soonestOf({ lots }, 8)).toEqual([lot('2027-03-31', 8)]);
  expect(soonestOf({ lots }, 25)).toEqual([march, lot('2027-04-30', 15)]);
  expect(soonestOf({ lots }, 50)).toEqual([march, april]);
});

test('what is taken back comes from its own lot, then from what never expires, then from what expires last', () => {
  const account = { balance: 37, lots: [march, april] };
  expect(takenBackFrom(account, 6, { expiresOn: '2027-03-31' })).toEqual([lot('2027-03-31', 6)]);
  expect(takenBackFrom(account, 17, { expiresOn: '2027-03-31' })).toEqual([march]);
  expect(takenBackFrom(account, 19, { expiresOn: '2027-03-31' })).toEqual([march, lot('2027-04-30', 2)]);
  expect(takenBackFrom(account, 7)).toEqual([]);
  expect(takenBackFrom(account, 30)).toEqual([april, lot('2027-03-31', 3)]);
  expect(takenBackFrom(account, 99)).toEqual([april, march]);
});

test('what is gained fills an account below zero first, with what expires first', () => {
  const gained = { points: 35, lots: [march, april] };
  expect(filledLots(0, gained)).toEqual([march, april]);
  expect(filledLots(-4, gained)).toEqual([lot('2027-03-31', 6), april]);
  expect(filledLots(-15, gained)).toEqual([lot('2027-04-30', 15)]);
  expect(filledLots(-50, gained)).toEqual([]);
});

test('a refund gives back what expires last first, and each point once', () => {
  const paid = { points: 35, lots: [march, april] };
  expect(givenBackTo(paid, { returned: 0, points: 5 })).toEqual([]);
  expect(givenBackTo(paid, { returned: 0, points: 12 })).toEqual([lot('2027-04-30', 7)]);
  expect(givenBackTo(paid, { returned: 12, points: 15 })).toEqual([
    lot('2027-04-30', 13),
    lot('2027-03-31', 2),
  ]);
  expect(givenBackTo(paid, { returned: 27, points: 8 })).toEqual([lot('2027-03-31', 8)]);
  expect(givenBackTo({ points: 35 }, { returned: 0, points: 35 })).toEqual([]);
});

test('a purchase moves on what it keeps alive, and nothing else', () => {
  const lots = [march, lot('2027-03-31', 4, 12), lot('2027-05-31', 3, 12)];
  expect(moved(lots, renewals(lots, '2026-04-15'))).toEqual([
    march,
    lot('2027-04-30', 4, 12),
    lot('2027-05-31', 3, 12),
  ]);
});

test.each([
  ['2026-03-15', 12, '2027-03-31'],
  ['2027-02-28', 12, '2028-02-29'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-12-01', 1, '2027-01-31'],
  ['2026-11-30', 60, '2031-11-30'],
])('the month %s lies in, and %i months more, ends on %s', (day, months, end) => {
  expect(endOfMonthAfter(day, months)).toBe(end);
});
