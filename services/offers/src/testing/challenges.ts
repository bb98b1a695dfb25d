import type { StoredCampaign } from '../domain/campaign-change';
import type { ChallengeRules } from '../domain/challenge-rules';
import { exampleContent, line, noon } from '../domain/examples';
import type { Sale } from '../domain/sale';
import { dayMilliseconds } from '../domain/utc-day';

/** A challenge of three visits with fruit within four weeks. */
export const visits: ChallengeRules = {
  count: 'receipts',
  withinDays: 28,
  steps: [
    { from: 1, points: 10 },
    { from: 3, points: 50 },
  ],
};

/** So many days after noon. */
export const inDays = (days: number): Date => new Date(noon.getTime() + days * dayMilliseconds);

/** A live campaign that is a challenge about fruit. */
export const challengeCampaign = (
  challenge: ChallengeRules = visits,
  {
    id = 'fruit',
    brandId,
    ...more
  }: { id?: string; brandId?: string } & Partial<StoredCampaign['content']> = {},
): StoredCampaign => ({
  campaignId: id,
  version: 1,
  status: 'live',
  ...(brandId === undefined ? {} : { brandId }),
  content: exampleContent({
    id,
    benefit: { kind: 'challenge', challenge },
    audience: { kind: 'members' },
    target: { categories: ['Fruits'] },
    ...more,
  }),
  revision: 1,
  change: 1,
  createdAt: noon,
  updatedAt: noon,
});

/** A receipt, so many days after noon, with lines of a category each: pieces, their price, and how many were kept. */
export const saleOn = (
  day: number,
  bought: readonly Readonly<{
    category?: string;
    pieces: number;
    minor: number;
    kept?: number;
    brandId?: string;
  }>[],
  more: Partial<Sale> = {},
): Sale => ({
  receiptId: `receipt-${day}`,
  storeId: 'store',
  at: inDays(day),
  businessDate: '2026-06-01',
  currency: 'EUR',
  memberId: 'member',
  given: [],
  lines: bought.map(({ category = 'Fruits', pieces, minor, kept, brandId }, index) => {
    const { lineId: _, sequence: __, ...facts } = line(`article-${index}`, minor, pieces, { category });
    return {
      ...facts,
      ...(brandId === undefined ? {} : { brandId }),
      ...(kept === undefined ? {} : { quantityKept: kept }),
    };
  }),
  ...more,
});
