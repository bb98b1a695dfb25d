import type { Principal } from '@rayon/auth';
import { staffOf } from '@rayon/testkit';
import type { CampaignResults } from '../records/campaign-results';
import { presentResults } from './present-results';

const brand: Principal = { kind: 'brand', brandUserId: 'u', brandId: 'b' };
const campaign = { storeIds: [], regions: [], budget: { minor: 100_000, currency: 'EUR' } };
const results: CampaignResults = { uses: 0, people: 0, given: [], messagesIssued: 0, messagePeople: 0 };
/** So many uses by so many people, all in euros. */
const inEuros = (uses: number, people: number, minor: number) => ({
  uses,
  people,
  given: [{ currency: 'EUR', minor, raisedMinor: 0, contributedMinor: minor / 4, uses, people }],
});

test('what prices were raised by is the retailer’s: it is in no budget, and a brand is told its discount without it', () => {
  const [given] = inEuros(60, 60, 12_000).given;
  const raised = {
    ...results,
    ...inEuros(60, 60, 12_000),
    given: [{ ...given, currency: 'EUR', raisedMinor: 90_000 }],
  } as CampaignResults;
  expect(presentResults(campaign, raised, staffOf('marketer'))).toMatchObject({
    discountGiven: [{ minor: 102_000, currency: 'EUR' }],
    raised: [{ minor: 90_000, currency: 'EUR' }],
    budgetLeft: { minor: 88_000, currency: 'EUR' },
  });
  expect(presentResults(campaign, raised, brand)).toEqual(
    presentResults(campaign, { ...results, ...inEuros(60, 60, 12_000) }, brand),
  );
});

test.each([
  ['fewer than fifty people who used it', inEuros(500, 49, 5_000), {}],
  ['many messages to fewer than fifty people', { messagesIssued: 500, messagePeople: 49 }, {}],
  [
    'uses in steps of fifty, discount and budget left in proportion',
    inEuros(120, 60, 12_000),
    {
      uses: 100,
      discountGiven: [{ minor: 10_000, currency: 'EUR' }],
      budgetLeft: { minor: 90_000, currency: 'EUR' },
    },
  ],
  ['messages in steps of fifty', { messagesIssued: 149, messagePeople: 80 }, { messagesIssued: 100 }],
])('a brand sees of %s', (_, change, seen) => {
  expect(presentResults(campaign, { ...results, ...change }, brand)).toEqual({ ...seen, withheldBelow: 50 });
});

test('between two looks of a brand, one purchase changes neither discount nor what the other side pays', () => {
  const shared = { ...campaign, contribution: { percent: 25 } };
  const [before, ...after] = [5_627, 5_942, 6_254, 6_562].map((minor, more) =>
    presentResults(shared, { ...results, ...inEuros(50 + more, 50 + more, 4 * minor) }, brand),
  );
  expect(before).toMatchObject({
    discountGiven: [{ minor: 25_000, currency: 'EUR' }],
    contributed: [{ minor: 6_000, currency: 'EUR' }],
    budgetLeft: { minor: 75_000, currency: 'EUR' },
  });
  expect(after).toEqual([before, before, before]);
});

test('a brand is never told that less than nothing is left of a budget', () => {
  const small = { ...campaign, budget: { minor: 5_600, currency: 'EUR' } };
  expect(presentResults(small, { ...results, ...inEuros(50, 50, 5_592) }, brand)).toMatchObject({
    budgetLeft: { minor: 0, currency: 'EUR' },
  });
});

test('who sees what was given sees what of it the other side pays, a brand in the same steps', () => {
  const shared = { ...campaign, contribution: { percent: 25 } };
  const given = { ...results, ...inEuros(120, 60, 12_000) };
  const staff = staffOf('marketer');
  expect(presentResults(shared, given, brand)).toMatchObject({
    contributed: [{ minor: 2_500, currency: 'EUR' }],
  });
  expect(presentResults(shared, given, staff)).toMatchObject({
    discountGiven: [{ minor: 12_000, currency: 'EUR' }],
    contributed: [{ minor: 3_000, currency: 'EUR' }],
  });
  expect(presentResults(shared, { ...results, ...inEuros(500, 49, 5_000) }, brand)).toEqual({
    withheldBelow: 50,
  });
});
