import { rejected } from '@rayon/kernel';
import type { Audience, Benefit, CampaignContent, Condition } from './campaign-content';
import { checkContent } from './content-rules';
import { aiming, exampleContent } from './examples';

const fruit = aiming({ categories: ['fruit'] });
const own = { weeks: 12, stretchPercent: 10, atMost: 4_000 };
const reward: Benefit = { kind: 'basket-amount-off', amountMinor: 10, per: 'threshold' };
const good = exampleContent({
  id: 'own',
  audience: { kind: 'personalised' },
  target: fruit,
  conditions: [{ target: fruit, minimumMinor: 1_000, own }],
  benefit: reward,
});
const ofPieces = { target: fruit, minimumQuantity: 2, own: { ...own, atMost: 8 } };
const asked = (more: Partial<Condition>): Partial<CampaignContent> => ({
  conditions: [{ target: fruit, minimumMinor: 1_000, own, ...more }],
});
const onlyMembers: Audience = { kind: 'members' };

test.each<[string, Partial<CampaignContent>]>([
  ['an amount', {}],
  ['pieces', { conditions: [ofPieces] }],
  ['points', { benefit: { kind: 'points', points: 5, per: 'threshold' } }],
  ['of the whole basket', { target: aiming() }],
  ['a target that is spelled otherwise', { target: aiming({ categories: ['Fruit'] }) }],
  [
    'other conditions beside it',
    { conditions: [...good.conditions, { target: aiming(), minimumQuantity: 2 }] },
  ],
])('may be of %s', (_, more) => {
  expect(checkContent({ ...good, ...more })).toMatchObject({ ok: true });
});

test.each<[string, Partial<CampaignContent>, string, string]>([
  ['members who need not agree', { audience: onlyMembers }, 'audience.kind', 'own-needs-consent'],
  ['two of them', { conditions: [...good.conditions, ofPieces] }, 'conditions.1.own', 'own-once'],
  [
    'pieces and an amount',
    asked({ minimumQuantity: 2 }),
    'conditions.0.minimumQuantity',
    'own-needs-one-minimum',
  ],
  ['deposits', asked({ withDeposits: true }), 'conditions.0.withDeposits', 'own-at-prices'],
  ['amounts without VAT', asked({ withoutVat: true }), 'conditions.0.withoutVat', 'own-at-prices'],
  [
    'what is left to pay',
    { ...asked({ afterOffers: true }), stacking: 'always' },
    'conditions.0.afterOffers',
    'own-at-prices',
  ],
  ['cents in the lowest', asked({ minimumMinor: 1_050 }), 'conditions.0.minimumMinor', 'own-in-whole-steps'],
  [
    'cents in the highest',
    asked({ own: { ...own, atMost: 4_050 } }),
    'conditions.0.own.atMost',
    'own-in-whole-steps',
  ],
  ['one bound', asked({ own: { ...own, atMost: 1_000 } }), 'conditions.0.own.atMost', 'own-order'],
  [
    'thousands of pieces',
    { conditions: [{ ...ofPieces, own: { ...own, atMost: 1_001 } }] },
    'conditions.0.own.atMost',
    'malformed',
  ],
  [
    'no stretch',
    asked({ own: { ...own, stretchPercent: 0 } }),
    'conditions.0.own.stretchPercent',
    'malformed',
  ],
  ['two years', asked({ own: { ...own, weeks: 53 } }), 'conditions.0.own.weeks', 'malformed'],
  [
    'an amount that slipped',
    asked({ own: { ...own, atMost: 1_000_000_000 } }),
    'conditions.0.own.atMost',
    'amount-too-high',
  ],
  [
    'the same for whoever is asked for more',
    { benefit: { kind: 'basket-amount-off', amountMinor: 200 } },
    'benefit.kind',
    'own-needs-own-reward',
  ],
  ['a percentage', { benefit: { kind: 'percent-off', percent: 5 } }, 'benefit.kind', 'own-needs-own-reward'],
  [
    'a reward by it that everybody reaches alike',
    asked({ own: undefined }),
    'benefit.kind',
    'reward-needs-own',
  ],
  [
    'points by it that everybody reaches alike',
    { ...asked({ own: undefined }), benefit: { kind: 'points', points: 5, per: 'threshold' } },
    'benefit.kind',
    'reward-needs-own',
  ],
  [
    'all that is asked for back',
    { benefit: { kind: 'basket-amount-off', amountMinor: 100, per: 'threshold' } },
    'benefit.amountMinor',
    'reward-above-threshold',
  ],
  [
    'a reward without VAT',
    { benefit: { kind: 'basket-amount-off', amountMinor: 10, per: 'threshold', withoutVat: true } },
    'benefit.withoutVat',
    'own-at-prices',
  ],
  ['a cap', { limits: { discountMinor: 200 } }, 'limits.discountMinor', 'own-without-cap'],
  [
    'a reward on something else',
    { target: aiming({ categories: ['bread'] }) },
    'target',
    'own-reward-on-counted',
  ],
])('may not have %s', (_, more, field, rule) => {
  expect(checkContent({ ...good, ...more })).toMatchObject(rejected({ field, rule }));
});
