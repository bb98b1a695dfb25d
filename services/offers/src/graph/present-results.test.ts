import type { Principal } from '@rayon/auth';
import type { CampaignResults } from '../records/campaign-results';
import { presentResults } from './present-results';

const brand: Principal = { kind: 'brand', brandUserId: 'u', brandId: 'b' };
const campaign = { storeIds: [], budget: { minor: 100_000, currency: 'EUR' } };
const results: CampaignResults = { uses: 0, people: 0, given: [], messagesIssued: 0, messagePeople: 0 };
/** So many uses by so many people, all in euros. */
const inEuros = (uses: number, people: number, minor: number) => ({
  uses,
  people,
  given: [{ currency: 'EUR', minor, uses, people }],
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
