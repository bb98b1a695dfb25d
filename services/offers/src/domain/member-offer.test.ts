import type { StoredCampaign } from './campaign-change';
import type { Audience, CampaignContent } from './campaign-content';
import { compileCampaign } from './compiled-campaign';
import { exampleContent, noon } from './examples';
import { isListedFor, isOffer, memberOfferOf } from './member-offer';
import type { MemberShopper } from './shopper';

const member: MemberShopper = {
  kind: 'member',
  memberId: 'm',
  personalised: true,
  boughtCategories: new Set(['tea']),
};
const campaign = (more: Partial<CampaignContent> = {}, status: StoredCampaign['status'] = 'live') => ({
  campaignId: 'c',
  version: 1,
  status,
  content: { ...exampleContent({ id: 'c', benefit: { kind: 'percent-off', percent: 10 } }), ...more },
  revision: 1,
  change: 1,
  createdAt: noon,
  updatedAt: noon,
});
const listed = (more?: Partial<CampaignContent>, status?: StoredCampaign['status'], shopper = member) =>
  isListedFor(campaign(more, status), shopper, { at: noon });

test('a campaign that runs and is meant for the member is listed, a message too', () => {
  expect(listed()).toBe(true);
  expect(listed({ benefit: { kind: 'message' } })).toBe(true);
  expect(listed({ audience: { kind: 'members' } })).toBe(true);
});

test('a place that a brand pays for is one on the handheld, and none on the card', () => {
  const paid = { billing: 'impression', priceMinor: 500, capMinor: 10_000 } as const;
  expect(isOffer(campaign({ benefit: { kind: 'message' } }))).toBe(true);
  expect(isOffer(campaign({ benefit: { kind: 'message' }, placement: paid }))).toBe(false);
});

test.each([
  ['one that is paused', {}, 'paused'],
  ['one that is over', { to: noon }, 'live'],
  ['one that is to come', { from: new Date(noon.getTime() + 1) }, 'live'],
  ['one that asks for a code', { coupon: 'TEN' }, 'live'],
] as const)('%s is not', (_, more, status) => {
  expect(listed(more, status)).toBe(false);
});

test('what asks for consent and a history is listed for whoever gave the one and has the other', () => {
  const audience: Audience = { kind: 'personalised', boughtCategory: 'tea' };
  expect(listed({ audience })).toBe(true);
  expect(listed({ audience: { kind: 'personalised', boughtCategory: 'milk' } })).toBe(false);
  expect(listed({ audience }, 'live', { ...member, personalised: false })).toBe(false);
});

test('it says what is used up, and what was declined', () => {
  const limited = campaign({ limits: { perMember: 1 }, budgetMinor: 100, currency: 'EUR' });
  const said = (allowance: object, declined: string[] = []) => {
    const { campaign: _, ...offer } = memberOfferOf(limited, compileCampaign(limited), {
      shopper: { ...member, declined: new Set(declined) },
      allowances: () => allowance,
      at: noon,
    });
    return offer;
  };
  expect(said({ usesLeft: { perMember: 1 } })).toEqual({ declined: false });
  expect(said({ usesLeft: { perMember: 0 } }, ['c'])).toEqual({
    declined: true,
    usedUp: 'member-limit-reached',
  });
  expect(said({ budgetLeftMinor: 0 })).toEqual({ declined: false, usedUp: 'budget-spent' });
});
