import { accepted, rejected } from '@rayon/kernel';
import fc from 'fast-check';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import type { StoredCampaign } from './campaign-change';
import { declineOf, declinesMax } from './decline';
import { evaluateExample, exampleContent, line, noon, told } from './examples';
import { type Shopper, someMember } from './shopper';

const campaign = (status: StoredCampaign['status']): StoredCampaign => ({
  campaignId: 'c',
  version: 1,
  status,
  content: exampleContent({ id: 'c', benefit: { kind: 'message' } }),
  revision: 1,
  change: 1,
  createdAt: noon,
  updatedAt: noon,
});
const said = { memberId: 'm', declined: true, at: noon, declinedBefore: 0 };

test('a campaign that runs or is paused can be declined, as long as it may run', () => {
  const kept = { campaignId: 'c', memberId: 'm', declined: true, at: noon };
  for (const status of ['live', 'paused'] as const)
    expect(declineOf(campaign(status), said)).toEqual(
      accepted({ declineId: 'c/m', ...kept, campaignTo: campaign(status).content.to }),
    );
});

test.each(['draft', 'submitted', 'returned', 'approved', 'ended'] as const)(
  'of a campaign that is %s nobody learns that it is there',
  (status) => {
    expect(declineOf(campaign(status), said)).toEqual(declineOf(undefined, said));
    expect(declineOf(undefined, said)).toEqual(rejected({ reason: 'CampaignNotFound' }));
  },
);

test('where somebody shops, a campaign of another store is unknown', () => {
  const there = { ...campaign('live'), content: { ...campaign('live').content, storeIds: ['s1'] } };
  expect(declineOf(there, { ...said, storeId: 's1' })).toMatchObject({ ok: true });
  expect(declineOf(there, { ...said, storeId: 's2' })).toEqual(rejected({ reason: 'CampaignNotFound' }));
});

test('a member declines so many at a time, and takes back as many as they like', () => {
  const full = { ...said, declinedBefore: declinesMax };
  expect(declineOf(campaign('live'), full)).toEqual(
    rejected({ reason: 'TooManyDeclined', max: declinesMax }),
  );
  expect(declineOf(campaign('live'), { ...full, declined: false })).toMatchObject({ ok: true });
});

describe('a member who declined a campaign', () => {
  const declined: Shopper = { ...someMember, declined: new Set(['c0', 'c2', 'c4']) };

  test('gets of any basket what they would get otherwise, money and points', () => {
    fc.assert(
      fc.property(anyLines(8), anyCampaigns(7), (lines, campaigns) => {
        const given = (shopper: Shopper) => {
          const { next: _, ...given } = told(evaluateExample(lines, campaigns, { shopper }));
          return JSON.stringify(given);
        };
        expect(given(declined)).toBe(given(someMember));
      }),
    );
  });

  test('is not told that they nearly have it; the next nearest is told instead', () => {
    const threeForTwo = { kind: 'n-for-m', take: 3, pay: 2 } as const;
    const campaigns = [
      { id: 'c0', benefit: threeForTwo, priority: 2 },
      { id: 'c1', benefit: threeForTwo },
    ] as const;
    const near = (shopper: Shopper) =>
      evaluateExample([line('tea', 500, 2)], campaigns, { shopper }).next?.campaign.campaignId;
    expect([near(someMember), near(declined)]).toEqual(['c0', 'c1']);
  });
});
