import { comparedText, plainText } from '@rayon/kernel';
import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import type { Brand } from '../domain/brand';

const brandShape = z.object({
  brandId: z.string(),
  name: z.string(),
  version: z.int(),
  /** Name without case and accents, for ordering and searching. */
  plainName: z.string(),
  /** Name as it is compared, by which a brand is known in any spelling; empty in rows of before until they are written again. */
  comparedName: z.string().default(''),
});

/** A brand as it is kept. */
type BrandRow = z.infer<typeof brandShape>;

/** The brands. */
export const brands = table<BrandRow>('brands', {
  key: 'brandId',
  retention: keptAsLongAs('there are articles of it'),
  row: brandShape,
  indexes: [{ on: { plainName: 1, brandId: 1 } }, { on: { comparedName: 1, brandId: 1 } }],
});

/** A brand as it is kept. */
export const toBrandRow = (brand: Brand): BrandRow => ({
  ...brand,
  plainName: plainText(brand.name),
  comparedName: comparedText(brand.name),
});
