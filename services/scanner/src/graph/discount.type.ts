import type { Locale } from '@rayon/kernel';
import { MoneyType } from '@rayon/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { AppliedOffer } from '../domain/trip';

@ObjectType('LinePriorPrice', { simpleResolvers: true })
export class LinePriorPriceType {
  @Field(() => ID)
  lineId!: string;

  @Field(() => MoneyType, { description: 'Per piece or kilogram.' })
  price!: MoneyType;
}

/** What one offer took off. */
@ObjectType('Discount', { simpleResolvers: true })
export class DiscountType {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => Int, { description: 'Of the campaign: what was promised then.' })
  version!: number;

  @Field(() => String)
  title!: string;

  @Field(() => MoneyType)
  discount!: MoneyType;

  @Field(() => [LinePriorPriceType], {
    description:
      'The lowest price of the 30 days before, of lines whose price was raised since, as it was said when the basket was decided.',
  })
  priorPrices!: LinePriorPriceType[];
}

/** What each offer took off, in the viewer's language. */
export const presentDiscounts = (
  offers: readonly AppliedOffer[],
  currency: string,
  locale: Locale,
): DiscountType[] =>
  offers.map((offer) => ({
    campaignId: offer.campaignId,
    version: offer.campaignVersion,
    title: offer.title[locale],
    discount: { minor: offer.discountMinor, currency },
    priorPrices: (offer.priorPrices ?? []).map(({ lineId, minor }) => ({
      lineId,
      price: { minor, currency },
    })),
  }));
