import fc from 'fast-check';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import { aiming, type ExampleCampaign, evaluateExample, from, line } from './examples';
import { anonymous, type Shopper } from './shopper';

const member: Shopper = { kind: 'member', memberId: 'm', personalised: false, boughtCategories: new Set() };

const offers = (campaigns: readonly ExampleCampaign[], shopper: Shopper) =>
  evaluateExample([line('coffee', 1_000)], campaigns, { shopper });

/** Put first and for members: what it takes off leaves less than the other one asks for. */
const first: ExampleCampaign = {
  id: 'first',
  benefit: { kind: 'basket-amount-off', amountMinor: 100 },
  stacking: 'stackable',
  audience: { kind: 'members' },
  priority: 2,
};
const later: ExampleCampaign = {
  id: 'later',
  benefit: { kind: 'basket-amount-off', amountMinor: 300 },
  stacking: 'stackable',
  conditions: [from(950, { target: aiming(), afterOffers: true })],
};
const points: ExampleCampaign = { id: 'points', benefit: { kind: 'points', points: 20, per: 'basket' } };

test('where an offer for members keeps a better one from being reached, the better one is given, and the points of the card', () => {
  const { applied, bonusPoints, lost } = offers([first, later, points], member);

  expect(applied.map(({ campaign }) => campaign.campaignId)).toEqual(['later', 'points']);
  expect(bonusPoints).toBe(20);
  expect(lost).toMatchObject([{ campaign: { campaignId: 'first' }, reason: 'better-offer' }]);
  expect(offers([first, later, points], anonymous).discountMinor).toBe(300);
});

test('where it gives more than what it keeps away, it stands', () => {
  const more: ExampleCampaign = { ...first, benefit: { kind: 'basket-amount-off', amountMinor: 400 } };
  expect(offers([more, later], member).applied.map(({ campaign }) => campaign.campaignId)).toEqual(['first']);
});

test('points given instead of a price, by their group, do not make the basket dearer', () => {
  const instead = { group: 'one', stacking: 'always' as const };
  const campaigns: ExampleCampaign[] = [
    { ...points, ...instead, priority: 2 },
    { ...later, ...instead, conditions: [] },
  ];
  expect(offers(campaigns, member).discountMinor).toBe(300);
});

test('what comes with a card and is given up with it is told, also where nothing of it was given', () => {
  const tea = (id: string, amountMinor: number): ExampleCampaign => ({
    id,
    benefit: { kind: 'amount-off', amountMinor },
    target: aiming({ articleIds: ['tea'] }),
    audience: { kind: 'members' },
  });
  const { lost } = evaluateExample(
    [line('coffee', 1_000), line('tea', 300)],
    [
      first,
      { ...later, conditions: [from(1_210, { target: aiming(), afterOffers: true })] },
      tea('k1', 50),
      tea('k2', 20),
    ],
    { shopper: member },
  );
  expect(lost.map(({ campaign, reason }) => [campaign.campaignId, reason])).toEqual([
    ['first', 'better-offer'],
    ['k1', 'better-offer'],
    ['k2', 'better-offer'],
  ]);
});

test('of a group an offer that only a member can have does not stand before a better one that anybody has', () => {
  const ofGroup = { group: 'one', target: aiming({ articleIds: ['coffee'] }) };
  const off = (id: string, amountMinor: number, more: Partial<ExampleCampaign>): ExampleCampaign => ({
    id,
    benefit: { kind: 'basket-amount-off', amountMinor },
    ...more,
  });
  const { discountMinor } = evaluateExample(
    [line('coffee', 1_000), line('tea', 1_000)],
    [
      off('once', 100, { ...ofGroup, limits: { perMember: 1 }, priority: 2 }),
      off('open', 300, { ...ofGroup, priority: 1 }),
      off('members', 250, { target: aiming({ articleIds: ['tea'] }), audience: { kind: 'members' } }),
    ],
    { shopper: member },
  );
  expect(discountMinor).toBe(550);
});

test('no basket is dearer with a card than without, but for the rounding of its offers', () => {
  const asks = fc.constantFrom('anybody', 'anybody', 'members', 'once');
  fc.assert(
    fc.property(
      anyLines(6),
      anyCampaigns(6),
      fc.array(fc.record({ asks, later: fc.boolean(), most: fc.boolean() }), { minLength: 6, maxLength: 6 }),
      (lines, examples, more) => {
        const campaigns = examples.map((example, at): ExampleCampaign => {
          const { asks: who = 'anybody', later: afterOffers, most } = more[at] ?? {};
          return {
            ...example,
            audience: { kind: who === 'members' ? 'members' : 'everybody' },
            conditions: example.conditions?.map((one) => ({ ...one, afterOffers })),
            limits: {
              ...example.limits,
              ...(who === 'once' ? { perMember: 1 } : {}),
              ...(most ? { total: 9 } : {}),
            },
          };
        });
        const allowances = Object.fromEntries(
          campaigns.map(({ id, budgetMinor }) => [id, { budgetLeftMinor: budgetMinor }]),
        );
        const off = (shopper: Shopper) =>
          evaluateExample(lines, campaigns, { shopper, allowances }).discountMinor;
        expect(off(member) + campaigns.length).toBeGreaterThanOrEqual(off(anonymous));
      },
    ),
    { numRuns: 1_000 },
  );
});
