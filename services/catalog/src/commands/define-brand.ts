import { accepted, comparedText } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { changeCatalog } from '../changes';
import { brandNamed, definedBrand } from '../domain/brand';
import { catalogLimits } from '../domain/limits';
import { checkText } from '../domain/text';
import { BrandType, presentBrand } from '../graph/brand.type';
import type { CatalogAsking } from '../graph/context';
import { catalogRefusals } from '../graph/refusal.type';

@ObjectType('BrandDefined')
class BrandDefined {
  @Field(() => BrandType)
  brand!: BrandType;
}

/** Creates a brand, or corrects the spelling of the one with that name. */
export const defineBrand = command({
  name: 'defineBrand',
  allow: ['unbound administrator', 'unbound marketer'],
  input: z.object({ name: z.string() }),
  answer: BrandDefined,
  refusal: catalogRefusals,
  run: async (input, asking: CatalogAsking) => {
    const name = checkText(input.name, { field: 'name', charactersMax: catalogLimits.brandCharacters });
    if (!name.ok) return name;
    const comparedName = comparedText(name.value);
    return changeCatalog(asking, { name: name.value }, async ({ session }) => {
      const { brands } = asking.context.catalog;
      const alike = await brands.findMany({ comparedName }, { sort: { brandId: 1 }, session });
      const present = brandNamed(alike, name.value);
      const brand = definedBrand(present, name.value);
      const { brandId } = brand;
      return accepted({ answer: { brandId }, change: brand === present ? {} : { brands: [brand] } });
    });
  },
  present: async ({ brandId }, { context: { catalog } }) => {
    const brand = await catalog.brands.find(brandId);
    if (!brand) throw new Error('a defined brand cannot be read');
    return { brand: presentBrand(brand) };
  },
});
