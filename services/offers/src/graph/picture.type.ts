import type { Locale } from '@rayon/kernel';
import { Field, Int, ObjectType } from 'type-graphql';
import type { CampaignContent, OfferPicture } from '../domain/campaign-content';
import { addressOf } from '../domain/picture-address';

@ObjectType('OfferPicture', {
  simpleResolvers: true,
  description:
    'A picture by its addresses on the host of the gateway. What is at an address never changes: it may be kept for ever.',
})
export class OfferPictureType {
  @Field(() => String, { description: 'What is to be seen, for whoever does not see it.' })
  alt!: string;

  @Field(() => String, { description: 'For a handheld.' })
  small!: string;

  @Field(() => String, { description: 'For a card.' })
  large!: string;
}

@ObjectType('CampaignPicture', {
  simpleResolvers: true,
  description: 'The picture as each language shows it.',
})
export class CampaignPictureType {
  @Field(() => OfferPictureType)
  fr!: OfferPictureType;

  @Field(() => OfferPictureType)
  en!: OfferPictureType;
}

@ObjectType('PictureFile', { simpleResolvers: true })
export class PictureFileType {
  @Field(() => String, { description: 'image/png, image/jpeg or image/webp.' })
  type!: string;

  @Field(() => Int)
  width!: number;

  @Field(() => Int)
  height!: number;

  @Field(() => String)
  base64!: string;
}

const shown = ({ alt, small, large }: OfferPicture): OfferPictureType => ({
  alt,
  small: addressOf(small),
  large: addressOf(large),
});

/** The picture of a campaign in both languages. */
export const presentCampaignPicture = ({
  fr,
  en,
}: NonNullable<CampaignContent['picture']>): CampaignPictureType => ({ fr: shown(fr), en: shown(en) });

/** The member that shows the picture in one language; nothing where there is none. */
export const presentPicture = (
  { picture }: Pick<CampaignContent, 'picture'>,
  locale: Locale,
): { picture?: OfferPictureType } => (picture === undefined ? {} : { picture: shown(picture[locale]) });
