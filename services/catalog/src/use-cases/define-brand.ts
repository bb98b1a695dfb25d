import { accepted, type Result } from '@rayon/kernel';
import { brandIdOf, definedBrand } from '../domain/brand';
import { catalogLimits } from '../domain/limits';
import type { CatalogRejection } from '../domain/rejection';
import { cleanText } from '../domain/text';
import type { Asked, CatalogStore } from './catalog-store';

/** Creates a brand, or corrects the spelling of the one with that name. Gives its id. */
export const defineBrand =
  ({ catalog }: { catalog: CatalogStore }) =>
  async (asked: Asked, raw: { name: string }): Promise<Result<{ brandId: string }, CatalogRejection>> => {
    const name = cleanText(raw.name, { field: 'name', charactersMax: catalogLimits.brandCharacters });
    if (!name.ok) return name;
    const brandId = brandIdOf(name.value);
    return catalog.change({ ...asked, name: 'defineBrand', input: { name: name.value } }, async (reads) => {
      const present = await reads.brand(brandId);
      const brand = definedBrand(present, name.value);
      return accepted({ answer: { brandId }, change: brand === present ? {} : { brands: [brand] } });
    });
  };
