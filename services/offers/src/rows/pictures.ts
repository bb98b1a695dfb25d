import { keptDays, table } from '@rayon/store';
import { z } from 'zod';
import { pictureTypes } from '../domain/picture-file';

/** How long a picture is kept that no version of a campaign names. */
export const looseDays = 7;

/**
 * Pictures of campaigns, each under the SHA-256 of its bytes. Versions of campaigns are kept, and so is what they name: only
 * a picture that none has named yet carries an instant after which it goes.
 */
export const pictures = table('pictures', {
  key: 'pictureId',
  retention: keptDays(looseDays, 'looseSince'),
  row: z.object({
    pictureId: z.string(),
    type: z.enum(pictureTypes),
    width: z.int(),
    height: z.int(),
    bytes: z.int(),
    base64: z.string(),
    /** The brand whose user brought it; absent: the retailer. */
    brandId: z.string().optional(),
    /** Since when nobody names it; absent: a version of a campaign does. */
    looseSince: z.date().optional(),
  }),
  indexes: [{ on: { brandId: 1, looseSince: 1 } }],
});
