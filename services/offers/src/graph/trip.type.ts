import { isUuid } from '@rayon/kernel';
import { Allow, MoneyType, Reference, SafeInt } from '@rayon/subgraph';
import { Directive, Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import type { z } from 'zod';
import type { CouponState } from '../domain/coupon-outcomes';
import type { GoneReason } from '../domain/gone-offers';
import type { WhyOffer } from '../domain/why-offer';
import { basketLeaf } from './basket';
import { BasketChallengeType } from './challenge.type';
import { couponState, freshness, lostReason, whyReason } from './enums';
import { OfferPictureType } from './picture.type';
import { BrandStub } from './stubs.type';

/**
 * A trip of *scanner*; its offers and messages come from here. It is whatever its fields find in the own copy: the
 * reference brings its id and the basket to price. Nothing else of it is kept, so that nothing else can be believed.
 */
@Directive('@key(fields: "id")')
@Allow('device', 'member', 'terminal', 'associate', 'marketer', 'administrator')
@Reference((references) =>
  references.map(({ id, basket, earnsOnly }) =>
    isUuid(id) ? Object.assign(new TripType(), { id, basket, earnsOnly }) : null,
  ),
)
@ObjectType('Trip')
export class TripType {
  @Field(() => ID)
  id!: string;

  @Directive('@external')
  @Field(() => basketLeaf)
  basket!: unknown;

  @Directive('@external')
  @Field(() => Boolean)
  earnsOnly!: unknown;
}

@ObjectType('WhyOffer', { simpleResolvers: true, description: 'Why an offer is shown to this shopper.' })
export class WhyOfferType {
  @Field(() => whyReason.enum)
  reason!: WhyOffer['reason'];

  @Field(() => String, { description: "To the shopper, in the caller's language." })
  explanation!: string;
}

@ObjectType('OfferLine', { simpleResolvers: true })
export class OfferLineType {
  @Field(() => ID)
  lineId!: string;

  @Field(() => MoneyType)
  discount!: MoneyType;
}

@ObjectType('PriorPrice', {
  simpleResolvers: true,
  description:
    'What a reduction refers to where a price was raised lately: the lowest of the 30 days before.',
})
export class PriorPriceType {
  @Field(() => ID)
  lineId!: string;

  @Field(() => MoneyType, { description: 'Per piece or kilogram.' })
  price!: MoneyType;
}

@ObjectType('AppliedOffer', { simpleResolvers: true })
export class AppliedOfferType {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  body!: string;

  @Field(() => MoneyType)
  discount!: MoneyType;

  @Field(() => SafeInt)
  bonusPoints!: number;

  @Field(() => [OfferLineType])
  lines!: OfferLineType[];

  @Field(() => [PriorPriceType], {
    description: 'Lines whose price was raised lately; of an individual offer none.',
  })
  priorPrices!: PriorPriceType[];

  @Field(() => BrandStub, { nullable: true })
  brand?: BrandStub;

  @Field(() => WhyOfferType)
  why!: WhyOfferType;
}

@ObjectType('GoneOffer', { simpleResolvers: true })
export class GoneType {
  @Field(() => MoneyType)
  discount!: MoneyType;

  @Field(() => SafeInt)
  bonusPoints!: number;

  @Field(() => [OfferLineType], { description: 'Lines that still are in the basket.' })
  lines!: OfferLineType[];
}

@ObjectType('LostOffer', { simpleResolvers: true })
export class LostOfferType {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => lostReason.enum)
  reason!: Exclude<GoneReason, 'resale-at-a-loss'>;

  @Field(() => String, { description: "The reason in words, in the caller's language." })
  explanation!: string;

  @Field(() => ID, { nullable: true, description: 'The campaign that won instead.' })
  lostTo?: string;

  @Field(() => GoneType, {
    nullable: true,
    description: 'What of it had been shown for this basket and is no longer given; null where nothing had.',
  })
  gone?: GoneType;
}

@ObjectType('NextOffer', { simpleResolvers: true })
export class NextOfferType {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  body!: string;

  @Field(() => OfferPictureType, { nullable: true })
  picture?: OfferPictureType;

  @Field(() => String, { description: 'What is missing, in words.' })
  hint!: string;

  @Field(() => Int, { nullable: true })
  missingQuantity?: number;

  @Field(() => MoneyType, { nullable: true })
  missingAmount?: MoneyType;

  @Field(() => WhyOfferType)
  why!: WhyOfferType;
}

@ObjectType('Coupon', { simpleResolvers: true })
export class CouponType {
  @Field(() => String)
  code!: string;

  @Field(() => couponState.enum)
  state!: CouponState;

  @Field(() => String, { description: "What became of it in words, in the caller's language." })
  explanation!: string;

  @Field(() => ID, { nullable: true })
  campaignId?: string;

  @Field(() => String, { nullable: true })
  title?: string;

  @Field(() => WhyOfferType, { nullable: true, description: 'Of its offer; null where there is none.' })
  why?: WhyOfferType;
}

@ObjectType('WithCard', { simpleResolvers: true })
export class WithCardType {
  @Field(() => MoneyType, { description: 'What more would be taken off.' })
  discount!: MoneyType;

  @Field(() => SafeInt)
  bonusPoints!: number;

  @Field(() => Boolean, {
    description:
      'Whether it may be less: an offer among them has a total or a budget, which are not looked at here.',
  })
  upTo!: boolean;

  @Field(() => [AppliedOfferType], {
    description: 'Those that come with the card, as they would be given; they may take the place of others.',
  })
  offers!: AppliedOfferType[];
}

@ObjectType('BasketOffers', { simpleResolvers: true })
export class BasketOffersType {
  @Field(() => MoneyType, { description: 'Before offers, deposits included.' })
  subtotal!: MoneyType;

  @Field(() => MoneyType)
  discount!: MoneyType;

  @Field(() => MoneyType)
  total!: MoneyType;

  @Field(() => SafeInt)
  bonusPoints!: number;

  @Field(() => SafeInt, {
    description:
      'All that the basket earns with a card, `bonusPoints` among it, if none of it is paid with points.',
  })
  points!: number;

  @Field(() => [AppliedOfferType])
  applied!: AppliedOfferType[];

  @Field(() => [LostOfferType])
  lost!: LostOfferType[];

  @Field(() => [LostOfferType], {
    description: 'Those of `lost` that had been shown for this basket: to be told before it is paid.',
  })
  changed!: LostOfferType[];

  @Field(() => [LostOfferType], {
    description:
      'Those of `lost` that wait for the member to activate them, three at the most; none that they declined.',
  })
  toActivate!: LostOfferType[];

  @Field(() => NextOfferType, {
    nullable: true,
    description:
      'Of the unreached offers the basket is close to the one that is expected to bring most, else the nearest.',
  })
  next?: NextOfferType;

  @Field(() => [BasketChallengeType], {
    description:
      'The running challenges of the member whose card was shown that this basket brings further; told to the trip’s device and the member alone.',
  })
  challenges!: BasketChallengeType[];

  @Field(() => WithCardType, {
    nullable: true,
    description:
      'What any member would get of this basket and nobody gets without a card, personal offers left out. Null where that is nothing.',
  })
  withCard?: WithCardType | undefined;

  @Field(() => [CouponType], { description: 'The codes that were entered, each with what became of it.' })
  coupons!: CouponType[];

  @Field(() => freshness.enum, {
    description: 'BEHIND: the trip or a change of campaigns is still on its way.',
  })
  freshness!: z.infer<typeof freshness>;
}

@ObjectType('MessageCandidate', { simpleResolvers: true })
export class MessageCandidateType {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String, { nullable: true, description: 'Null where its content is not kept.' })
  title?: string;

  @Field(() => Float, { description: 'How often it was expected to be followed, from 0 to 1.' })
  expected!: number;

  @Field(() => Float, { description: 'How many trips that rested on, what was known beforehand included.' })
  weight!: number;

  @Field(() => Float, {
    description: 'Benefit where it is followed, in minor units; 1 for all where nothing was known.',
  })
  worth!: number;

  @Field(() => Float, { description: 'What was drawn for it; the highest is shown.' })
  drawn!: number;

  @Field(() => Float, { description: 'How likely it was to be shown.' })
  chance!: number;
}

@ObjectType('MessageChoice', {
  simpleResolvers: true,
  description: 'Which of the messages that were due was chosen, and by what.',
})
export class MessageChoiceType {
  @Field(() => GraphQLISODateTime)
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'Null: silence was chosen.' })
  campaignId?: string;

  @Field(() => Boolean, { description: 'At random, so that every message has its share.' })
  explored!: boolean;

  @Field(() => [MessageCandidateType])
  candidates!: MessageCandidateType[];
}

@ObjectType('TripMessage', { simpleResolvers: true })
export class TripMessageType {
  @Field(() => Int, { description: 'Position among the messages of the trip.' })
  sequence!: number;

  @Field(() => ID)
  messageId!: string;

  @Field(() => ID)
  campaignId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  body!: string;

  @Field(() => OfferPictureType, { nullable: true })
  picture?: OfferPictureType;

  @Field(() => GraphQLISODateTime)
  issuedAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is said at the end of the trip.' })
  atEnd!: boolean;

  @Field(() => BrandStub, {
    nullable: true,
    description: 'The brand that pays for its place, of which the shopper is told. Null: nobody does.',
  })
  sponsor?: BrandStub;

  /** Which content of its campaign it is. */
  campaignVersion!: number;
}
