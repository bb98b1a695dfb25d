import type { Principal } from '@rayon/auth';
import { presentResults } from './present-results';

const brand: Principal = { kind: 'brand', brandUserId: 'u', brandId: 'b' };
const campaign = { currency: 'EUR', budget: { minor: 100_000, currency: 'EUR' } };
const results = { uses: 0, discountMinor: 0, messagesIssued: 0, people: 0, messagePeople: 0 };

test.each([
  ['fewer than fifty people who used it', { uses: 500, discountMinor: 5_000, people: 49 }, {}],
  ['many messages to fewer than fifty people', { messagesIssued: 500, messagePeople: 49 }, {}],
  [
    'uses in steps of fifty, discount and budget left in proportion',
    { uses: 120, discountMinor: 12_000, people: 60 },
    {
      uses: 100,
      discountGiven: { minor: 10_000, currency: 'EUR' },
      budgetLeft: { minor: 90_000, currency: 'EUR' },
    },
  ],
  ['messages in steps of fifty', { messagesIssued: 149, messagePeople: 80 }, { messagesIssued: 100 }],
])('a brand sees of %s', (_, change, seen) => {
  expect(presentResults(campaign, { ...results, ...change }, brand)).toEqual({ ...seen, withheldBelow: 50 });
});
