import { accepted, type Result, rejected } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { badField } from '../domain/campaign-change';
import { checkPicture } from '../domain/picture';
import { addressOf } from '../domain/picture-address';
import { pictureLimits } from '../domain/picture-file';
import type { OffersAsking } from '../graph/context';
import { offersRefusals } from '../graph/refusal.type';
import type { OffersRejection } from '../graph/refusal-texts';
import { hasTooMany, keepPicture } from '../records/pictures';
import { looseDays } from '../rows/pictures';

@ObjectType('PictureUploaded')
class PictureUploaded {
  @Field(() => String, {
    description: `Where it is found from now on, and by what a campaign names it; one that none names goes after ${looseDays} days.`,
  })
  address!: string;
}

/** The longest text that is worth unpacking. */
const base64Max = Math.ceil(pictureLimits.bytesMax / 3) * 4;

export const uploadPicture = command({
  name: 'uploadPicture',
  description: 'Keeps a picture for a campaign. The same bytes have the same address, whoever brings them.',
  allow: ['marketer', 'administrator', 'brand'],
  input: z.object({
    base64: z
      .string()
      .describe(
        'PNG, JPEG or WebP that stands still and says nothing but what is seen; 300 KiB, 1600 × 1600.',
      ),
  }),
  // What is uploaded is named by itself: asking again is asking for the same.
  takesCommandId: false,
  answer: PictureUploaded,
  refusal: offersRefusals,
  run: async (
    { base64 },
    { context, principal, at }: OffersAsking,
  ): Promise<Result<string, OffersRejection>> => {
    if (base64.length > base64Max) return badField('base64', 'picture-too-large');
    const bytes = Buffer.from(base64, 'base64');
    // The decoder passes over what is no base64.
    if (bytes.toString('base64') !== base64) return badField('base64', 'no-picture');
    const checked = checkPicture(bytes);
    if (!checked.ok) return badField('base64', checked.rejection);
    const brandId = principal.kind === 'brand' ? principal.brandId : undefined;
    if (await hasTooMany(context.records, brandId)) return rejected({ reason: 'TooManyPictures' });
    await keepPicture(context.records, checked.value, { base64, bytes: bytes.length, brandId, at });
    return accepted(checked.value.pictureId);
  },
  present: (pictureId) => ({ address: addressOf(pictureId) }),
});
