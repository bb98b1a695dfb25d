import { plainText } from '@rayon/kernel';
import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import type { Brand } from '../domain/brand';

const brandShape = z.object({
  brandId: z.string(),
  name: z.string(),
  version: z.int(),
  /** Name without case and accents, for ordering and searching. */
  plainName: z.string(),
});

/** A brand as it is kept. */
type BrandRow = z.infer<typeof brandShape>;

/** The brands. */
export const brands = table<BrandRow>('brands', {
  key: 'brandId',
  retention: keptAsLongAs('there are articles of it'),
  row: brandShape,
  indexes: [{ on: { plainName: 1, brandId: 1 } }],
});

/** A brand as it is kept. */
export const toBrandRow = (brand: Brand): BrandRow => ({ ...brand, plainName: plainText(brand.name) });
