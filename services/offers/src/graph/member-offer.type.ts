import type { Locale } from '@rayon/kernel';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import type { CampaignContent } from '../domain/campaign-content';
import type { MemberOffer } from '../domain/member-offer';
import { chosenName } from '../domain/own-choice';
import { OfferPictureType, presentPicture } from './picture.type';
import { lostTexts } from './present-offers';
import { ownTermsText } from './present-own';
import { presentWhy } from './present-why';
import { ArticleStub, BrandStub, StoreStub } from './stubs.type';
import { WhyOfferType } from './trip.type';

@ObjectType('OfferChoice', {
  simpleResolvers: true,
  description: 'What an offer is about for one member: a category, a brand or an article.',
})
export class OfferChoiceType {
  @Field(() => String, { nullable: true })
  category?: string;

  @Field(() => BrandStub, { nullable: true })
  brand?: BrandStub;

  @Field(() => ArticleStub, { nullable: true })
  article?: ArticleStub;
}

@ObjectType('MemberOffer', {
  simpleResolvers: true,
  description: 'A live campaign that is meant for the member.',
})
export class MemberOfferType {
  @Field(() => ID, { description: 'Of the campaign.' })
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  body!: string;

  @Field(() => OfferPictureType, { nullable: true })
  picture?: OfferPictureType;

  @Field(() => GraphQLISODateTime, { description: 'From then on it gives nothing any more.' })
  until!: Date;

  @Field(() => [StoreStub], { description: 'None named: in every store.' })
  stores!: StoreStub[];

  @Field(() => [String], { description: 'Regions in whose stores it is given, too.' })
  regions!: readonly string[];

  @Field(() => BrandStub, { nullable: true })
  brand?: BrandStub;

  @Field(() => String, {
    nullable: true,
    description: 'What it asks of this member and gives them, in words; null where that is not their own.',
  })
  terms?: string;

  @Field(() => OfferChoiceType, {
    nullable: true,
    description: 'What it is about for this member; null where that is not their own.',
  })
  choice?: OfferChoiceType;

  @Field(() => WhyOfferType)
  why!: WhyOfferType;

  @Field(() => Boolean, { description: 'Whether the member said that it is not for them.' })
  declined!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the member activated it: before, it gives nothing. Null where nobody has to.',
  })
  activated?: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why it gives nothing any more, in words; null where nothing of it is used up.',
  })
  usedUp?: string;
}

@ObjectType('MemberOfferPage')
export class MemberOfferPage {
  @Field(() => [MemberOfferType])
  items!: readonly MemberOfferType[];

  @Field(() => String, {
    nullable: true,
    description: 'Give it as `after` for the rest; a page may hold less than was asked for.',
  })
  next!: string | null;
}

/** What a member's card says of an offer, in their language. */
export const presentMemberOffer = (
  { campaign: { campaignId, brandId, content }, declined, activated, own, choice, usedUp }: MemberOffer,
  locale: Locale,
): MemberOfferType => ({
  id: campaignId,
  title: content.title[locale],
  body: content.body[locale],
  ...presentPicture(content, locale),
  until: content.to,
  stores: content.storeIds.map((id) => ({ id })),
  regions: content.regions ?? [],
  ...(brandId === undefined ? {} : { brand: { id: brandId } }),
  ...(own ? { terms: ownTermsText(content, own, locale) } : {}),
  ...(choice === undefined ? {} : { choice: presentChoice(content, choice) }),
  why: presentWhy(content, locale, own),
  declined,
  ...(activated === undefined ? {} : { activated }),
  ...(usedUp === undefined ? {} : { usedUp: lostTexts[usedUp][locale] }),
});

const presentChoice = ({ target }: Pick<CampaignContent, 'target'>, key: string): OfferChoiceType => {
  const { category, brandId, articleId } = chosenName(target, key);
  return {
    ...(category === undefined ? {} : { category }),
    ...(brandId === undefined ? {} : { brand: { id: brandId } }),
    ...(articleId === undefined ? {} : { article: { id: articleId } }),
  };
};
