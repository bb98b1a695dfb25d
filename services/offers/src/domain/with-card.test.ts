import fc from 'fast-check';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import { evaluate } from './evaluate';
import { type ExampleCampaign, exampleQuestion, from, line } from './examples';
import { someMember } from './shopper';
import { withCard } from './with-card';

const members = { kind: 'members' } as const;
const percent = (percent: number) => ({ kind: 'percent-off', percent }) as const;
const coffee = [line('coffee', 1_000), line('tea', 500)];

/** What a card would bring to a basket without one: money, points, and from whom. */
const brought = (campaigns: readonly ExampleCampaign[], more: Parameters<typeof exampleQuestion>[2] = {}) => {
  const question = exampleQuestion(coffee, campaigns, more);
  const without = evaluate(question);
  const gained = withCard(question, without);
  return {
    lost: without.lost.map(({ campaign, reason }) => [campaign.campaignId, reason]),
    card: gained && [
      gained.discountMinor,
      gained.bonusPoints,
      ...gained.offers.map(({ campaign }) => campaign.campaignId),
    ],
  };
};

test('what is for members is lost for want of a card, and told with what it would take off', () => {
  const campaigns = [
    { id: 'm', audience: members, benefit: percent(10), target: { articleIds: ['coffee'] } },
    { id: 'p', audience: members, benefit: { kind: 'points', points: 20, per: 'basket' } },
  ] as const;
  expect(brought(campaigns)).toEqual({
    lost: [
      ['m', 'card-needed'],
      ['p', 'card-needed'],
    ],
    card: [100, 20, 'm', 'p'],
  });
});

test('of one that takes the place of another the difference is told', () => {
  const campaigns = [
    { id: 'all', benefit: percent(10) },
    { id: 'm', audience: members, benefit: percent(30) },
  ] as const;
  expect(brought(campaigns).card).toEqual([300, 0, 'm']);
});

test('what may run out is told as the most there may be', () => {
  const campaign = { id: 'm', audience: members, benefit: percent(10) } as const;
  const upTo = (more: Partial<ExampleCampaign>) => {
    const question = exampleQuestion(coffee, [{ ...campaign, ...more }]);
    return withCard(question, evaluate(question))?.upTo;
  };
  expect(upTo({})).toBe(false);
  expect(upTo({ limits: { perMember: 1 } })).toBe(false);
  expect(upTo({ limits: { total: 9 } })).toBe(true);
  expect(upTo({ budgetMinor: 9_000 })).toBe(true);
});

test('what asks for consent is told to nobody without a card', () => {
  const personal = { id: 'm', audience: { kind: 'personalised' }, benefit: percent(10) } as const;
  const history = { ...personal, audience: { kind: 'personalised', notBoughtCategory: 'x' } } as const;
  expect(brought([personal])).toEqual({ lost: [], card: undefined });
  expect(brought([history])).toEqual({ lost: [], card: undefined });
});

test('what a card would not bring is not told: a condition out of reach, less than everybody gets', () => {
  const benefit = percent(10);
  expect(brought([{ id: 'm', audience: members, benefit, conditions: [from(9_000)] }]).card).toBeUndefined();
  expect(
    brought([
      { id: 'm', audience: members, benefit },
      { id: 'all', benefit: percent(20) },
    ]).card,
  ).toBeUndefined();
});

test('a card brings exactly what any member gets beyond it, to nobody who has shown one', () => {
  fc.assert(
    fc.property(anyLines(8), anyCampaigns(6), fc.nat(63), (lines, campaigns, mask) => {
      const asked = campaigns.map((campaign, at) =>
        (mask >> at) & 1 ? { ...campaign, audience: members } : campaign,
      );
      const question = exampleQuestion(lines, asked);
      const without = evaluate(question);
      const member = evaluate({ ...question, shopper: someMember });
      const more = withCard(question, without);
      const gains = [member.discountMinor - without.discountMinor, member.bonusPoints - without.bonusPoints];
      if (more) expect([more.discountMinor, more.bonusPoints]).toEqual(gains);
      else if (
        member.applied.some(({ campaign }) => !without.applied.some((one) => one.campaign === campaign))
      )
        expect(gains.some((gain) => gain > 0) && gains.every((gain) => gain >= 0)).toBe(false);
      expect(withCard({ ...question, shopper: someMember }, member)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

test('a card that brings a point and costs a discount is no gain to be told of', () => {
  const group = { group: 'one', stacking: 'exclusive' } as const;
  const question = exampleQuestion(
    [line('coffee', 200)],
    [
      { id: 'half', benefit: { kind: 'percent-off', percent: 50 }, ...group },
      {
        id: 'point',
        benefit: { kind: 'points', points: 1, per: 'basket' },
        audience: { kind: 'members' },
        priority: 9,
        ...group,
      },
    ],
  );
  expect(withCard(question, evaluate(question))).toBeUndefined();
});
