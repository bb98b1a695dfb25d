import { accepted } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { BrandType, presentBrand } from '../adapters/graphql/brand.type';
import type { CatalogAsking } from '../adapters/graphql/context';
import { catalogRefusals } from '../adapters/graphql/refusal.type';
import { brandIdOf, definedBrand } from '../domain/brand';
import { catalogLimits } from '../domain/limits';
import { cleanText } from '../domain/text';

@ObjectType('BrandDefined')
class BrandDefined {
  @Field(() => BrandType)
  brand!: BrandType;
}

/** Creates a brand, or corrects the spelling of the one with that name. */
export const defineBrand = command({
  name: 'defineBrand',
  allow: ['administrator', 'marketer'],
  input: z.object({ name: z.string() }),
  answer: BrandDefined,
  refusal: catalogRefusals,
  run: async (input, { context: { catalog }, ...asked }: CatalogAsking) => {
    const name = cleanText(input.name, { field: 'name', charactersMax: catalogLimits.brandCharacters });
    if (!name.ok) return name;
    const brandId = brandIdOf(name.value);
    return catalog.change({ ...asked, input: { name: name.value } }, async (reads) => {
      const present = await reads.brand(brandId);
      const brand = definedBrand(present, name.value);
      return accepted({ answer: { brandId }, change: brand === present ? {} : { brands: [brand] } });
    });
  },
  present: async ({ brandId }, { context: { browser } }) => {
    const [brand] = await browser.brands([brandId]);
    if (!brand) throw new Error('a defined brand cannot be read');
    return { brand: presentBrand(brand) };
  },
});
