import type { Locale } from '@rayon/kernel';
import { MoneyType } from '@rayon/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { AppliedOffer } from '../domain/trip';

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
  }));
