import type { Principal } from '@rayon/auth';
import { CampaignChangedV1, MessageIssuedV1 } from '@rayon/events';
import { newEvent, newId } from '@rayon/kernel';
import { followFeed } from '../testing/follow-feed';
import { brand, campaignId, handheld, openShop, owner } from '../testing/toy-shop';

const at = '2026-05-04T12:00:00.000Z';
const text = { fr: 'Texte', en: 'Text' };
const staff = (role: 'associate' | 'marketer' | 'administrator'): Principal => ({
  kind: 'staff',
  staffId: role,
  role,
  storeIds: [],
});

const query = `subscription ($id: ID!) { campaignFeed(campaignId: $id) {
  __typename
  ... on CampaignStatusChanged { status version at }
  ... on CampaignMessageIssued { at }
  ... on RefetchNeeded { reason }
} }`;

const about = { sequence: 1, at: new Date(at), correlationId: 'c' };
const changed = (id: string, status: 'paused' | 'ended') =>
  newEvent(CampaignChangedV1, {
    data: { campaignId: id, version: 3, brandId: 'b-1', status, title: text, at },
    ...about,
  });
const issued = (id: string) =>
  newEvent(MessageIssuedV1, {
    data: {
      messageId: newId(),
      tripId: newId(),
      messageSequence: 7,
      campaignId: id,
      campaignVersion: 3,
      brandId: 'b-1',
      title: text,
      body: text,
      issuedAt: at,
    },
    ...about,
  });

type Shop = Awaited<ReturnType<typeof openShop>>;
let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.stop());

const follow = (as: Principal | undefined, id = campaignId) =>
  followFeed(shop, { query, variables: { id }, as });

const stands = { __typename: 'CampaignStatusChanged', status: 'LIVE', version: 2 };
const status = (name: string) => ({ __typename: 'CampaignStatusChanged', status: name, version: 3, at });

test.each(['marketer', 'administrator'] as const)(
  'a %s sees how the campaign stands, each change, and that somebody got a message, but not who',
  async (role) => {
    const feed = follow(staff(role));
    expect(await feed.until(1)).toMatchObject([stands]);
    await shop.publish([
      changed(newId(), 'ended'),
      issued(newId()),
      changed(campaignId, 'paused'),
      issued(campaignId),
    ]);
    const items = await feed.until(3);
    feed.close();
    expect(items.slice(1)).toEqual([status('PAUSED'), { __typename: 'CampaignMessageIssued', at }]);
  },
);

test('a brand sees its campaign change and never that one shopper got a message', async () => {
  const feed = follow(brand);
  expect(await feed.until(1)).toMatchObject([stands]);
  await shop.publish([
    ...Array.from({ length: 60 }, () => issued(campaignId)),
    changed(campaignId, 'paused'),
    issued(campaignId),
    changed(campaignId, 'ended'),
  ]);
  const items = await feed.until(3);
  feed.close();
  expect(items.slice(1)).toEqual([status('PAUSED'), status('ENDED')]);
});

test.each([
  ['another brand', { kind: 'brand', brandUserId: 'u-2', brandId: 'b-2' }, 'FORBIDDEN'],
  ['an associate', staff('associate'), 'FORBIDDEN'],
  ['a shopper', owner, 'FORBIDDEN'],
  ['a handheld', handheld, 'FORBIDDEN'],
  ['nobody', undefined, 'UNAUTHENTICATED'],
] as const)('is refused to %s', async (_who, as, code) => {
  const feed = follow(as);
  await feed.done;
  expect([feed.items, feed.errors.map(({ extensions }) => extensions?.code)]).toEqual([[], [code]]);
});

test('a campaign that does not exist looks like somebody else’s', async () => {
  const feed = follow(staff('marketer'), newId());
  await feed.done;
  expect(feed.errors[0]?.extensions?.code).toBe('FORBIDDEN');
});
