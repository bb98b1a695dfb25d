import { registerEnumType } from 'type-graphql';

/** The values of an enum of the graph, as the rules know them. */
export type ValueOf<Enum> = Enum[keyof Enum];

/** Where a campaign stands. */
export const CampaignStatusEnum = {
  DRAFT: 'draft',
  SUBMITTED: 'submitted',
  RETURNED: 'returned',
  APPROVED: 'approved',
  LIVE: 'live',
  PAUSED: 'paused',
  ENDED: 'ended',
} as const;
registerEnumType(CampaignStatusEnum, { name: 'CampaignStatus' });

/** Who a campaign is for. */
export const AudienceKind = {
  EVERYBODY: 'everybody',
  MEMBERS: 'members',
  PERSONALISED: 'personalised',
} as const;
registerEnumType(AudienceKind, {
  name: 'AudienceKind',
  description: 'PERSONALISED needs a live consent and the named purchase history.',
});

/** What makes a message appear. */
export const TriggerKind = {
  TRIP_OPENED: 'trip-opened',
  LINE_SCANNED: 'line-scanned',
  BASKET: 'basket',
} as const;
registerEnumType(TriggerKind, {
  name: 'TriggerKind',
  description:
    'When a MESSAGE is issued: as the trip opens, or as a targeted line is scanned. Price benefits always apply.',
});

/** What the shopper gets. */
export const BenefitKind = {
  PERCENT_OFF: 'percent-off',
  AMOUNT_OFF: 'amount-off',
  FIXED_PRICE: 'fixed-price',
  N_FOR_M: 'n-for-m',
  BASKET_AMOUNT_OFF: 'basket-amount-off',
  POINTS_BONUS: 'points-bonus',
  MESSAGE: 'message',
} as const;
registerEnumType(BenefitKind, { name: 'BenefitKind' });

/** How a campaign goes together with others. */
export const StackingKind = { EXCLUSIVE: 'exclusive', STACKABLE: 'stackable' } as const;
registerEnumType(StackingKind, {
  name: 'Stacking',
  description: 'EXCLUSIVE: the best one per article; STACKABLE: adds up with the others.',
});

/** Why an offer gave nothing. */
export const LostReasonEnum = {
  BETTER_OFFER: 'better-offer',
  NOTHING_LEFT: 'nothing-left',
  CARD_NEEDED: 'card-needed',
  MEMBER_LIMIT_REACHED: 'member-limit-reached',
  CAMPAIGN_LIMIT_REACHED: 'campaign-limit-reached',
  BUDGET_SPENT: 'budget-spent',
  TOO_MANY_OFFERS: 'too-many-offers',
} as const;
registerEnumType(LostReasonEnum, { name: 'LostReason' });

/** Whether what an answer rests on is up to date. */
export const OffersFreshness = { CURRENT: 'current', BEHIND: 'behind' } as const;
registerEnumType(OffersFreshness, { name: 'Freshness' });
