import type { StoredCampaign } from './campaign-change';
import { couponOutcome } from './coupon-outcomes';
import { aiming, evaluateExample, exampleContent, from, line, noon } from './examples';
import { anonymous, type Shopper } from './shopper';

const member: Shopper = { kind: 'member', memberId: 'm', personalised: false, boughtCategories: new Set() };
const ten = {
  id: 'ten',
  coupon: 'TEN',
  benefit: { kind: 'percent-off', percent: 10 },
  target: aiming({ articleIds: ['coffee'] }),
} as const;
const stored = (
  more: Partial<StoredCampaign>,
  content: Partial<StoredCampaign['content']> = {},
): StoredCampaign => ({
  campaignId: 'ten',
  version: 1,
  status: 'live',
  content: { ...exampleContent(ten), ...content },
  revision: 1,
  change: 1,
  createdAt: noon,
  updatedAt: noon,
  ...more,
});
const asked = (shared: readonly StoredCampaign[]) => ({ code: 'TEN', shared, own: [] });
const nothing = { applied: [], lost: [] };
const outcome = (campaigns: readonly StoredCampaign[], shopper: Shopper = anonymous) =>
  couponOutcome(asked(campaigns), {
    evaluation: nothing,
    shopper,
    storeId: 's1',
    currency: 'EUR',
    at: noon,
  }).state;

test('a code gives what its campaign says, as it is written and where it was entered', () => {
  const lines = [line('coffee', 1_000), line('tea', 500)];
  const off = (coupons: readonly string[]) => evaluateExample(lines, [ten], { coupons }).discountMinor;
  expect([off([]), off(['ten']), off(['TEN']), off(['X', 'TEN'])]).toEqual([0, 0, 100, 100]);
});

test('a brand’s code falls on its own articles, as every offer of a brand', () => {
  const lines = [line('coffee', 1_000, 1, { brandId: 'b1' }), line('tea', 500, 1, { brandId: 'b2' })];
  const ofBrand = { ...ten, brandId: 'b1', target: {} };
  expect(evaluateExample(lines, [ofBrand], { coupons: ['TEN'] }).discountMinor).toBe(100);
});

test.each([
  ['one that nobody gave out', [], 'unknown'],
  ['one of a draft', [stored({ status: 'draft' })], 'unknown'],
  ['one that ended', [stored({ status: 'ended' })], 'over'],
  ['one that is paused', [stored({ status: 'paused' })], 'over'],
  ['one whose window is over', [stored({}, { to: new Date(noon.getTime() - 1) })], 'over'],
  ['one that is to come', [stored({}, { from: new Date(noon.getTime() + 1) })], 'not-yet'],
  ['one of another store', [stored({}, { storeIds: ['s2'] })], 'not-here'],
  ['one of another currency', [stored({}, { conditions: [from(5)], currency: 'GBP' })], 'not-here'],
  ['one for members', [stored({}, { audience: { kind: 'members' } })], 'card-needed'],
  ['one that was used again after it ended', [stored({ status: 'ended' }), stored({})], 'waiting'],
] as const)('%s', (_, campaigns, state) => {
  expect(outcome(campaigns)).toBe(state);
});

test('a member who is not meant is told so', () => {
  const personal = [stored({}, { audience: { kind: 'personalised' } })];
  expect(outcome(personal, member)).toBe('not-meant');
});

test('one that gave, and one that lost to a better offer', () => {
  const evaluation = evaluateExample(
    [line('coffee', 1_000)],
    [ten, { id: 'half', benefit: { kind: 'percent-off', percent: 50 } }],
    { coupons: ['TEN'] },
  );
  const judged = { shopper: anonymous, storeId: 's1', currency: 'EUR', at: noon };
  expect(couponOutcome(asked([]), { evaluation, ...judged })).toMatchObject({
    state: 'lost',
    lostBecause: 'better-offer',
  });
  const alone = evaluateExample([line('coffee', 1_000)], [ten], { coupons: ['TEN'] });
  expect(couponOutcome(asked([]), { evaluation: alone, ...judged })).toMatchObject({ state: 'applied' });
});

test('a code for members that its basket would be given for asks for the card', () => {
  const campaign = { ...ten, audience: { kind: 'members' } } as const;
  const evaluation = evaluateExample([line('coffee', 1_000)], [campaign], { coupons: ['TEN'] });
  const judged = { evaluation, shopper: anonymous, storeId: 's1', currency: 'EUR', at: noon };
  expect(couponOutcome(asked([stored({}, { audience: { kind: 'members' } })]), judged)).toMatchObject({
    state: 'card-needed',
    campaign: { campaignId: 'ten' },
  });
});
