import { isUuid, plainText } from '@rayon/kernel';
import { containing } from '@rayon/store';
import { Allow, readFirst } from '@rayon/subgraph';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { BrandType, presentBrand } from './brand.type';
import type { CatalogContext } from './context';
import { presentStore, StoreType } from './store.type';

/** A list of brands is for choosing one: longer ones are narrowed by a search. */
const brandsMax = 2000;

const storesMax = 1000;
const searchCharactersMax = 100;

/** Stores and brands. */
@Resolver()
export class StoresAndBrandsResolver {
  @Allow('public')
  @Query(() => [StoreType])
  async stores(@Ctx() { catalog }: CatalogContext): Promise<StoreType[]> {
    const found = await catalog.stores.findMany({}, { sort: { name: 1, storeId: 1 }, limit: storesMax });
    return found.map(presentStore).sort((left, right) => left.name.localeCompare(right.name, 'fr'));
  }

  @Allow('public')
  @Query(() => StoreType, { nullable: true })
  async store(
    @Arg('id', () => ID) id: string,
    @Ctx() { catalog }: CatalogContext,
  ): Promise<StoreType | null> {
    const store = isUuid(id) ? await catalog.stores.find(id) : undefined;
    return store ? presentStore(store) : null;
  }

  @Allow('public')
  @Query(() => [BrandType], { description: 'In the order of their names.' })
  async brands(
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('first', () => Int, { defaultValue: brandsMax }) first: number,
    @Ctx() { catalog }: CatalogContext,
  ): Promise<BrandType[]> {
    const limit = readFirst(first, brandsMax);
    const text = plainText((search ?? '').slice(0, searchCharactersMax));
    const filter = text === '' ? {} : { plainName: containing(text) };
    const found = await catalog.brands.findMany(filter, { sort: { plainName: 1, brandId: 1 }, limit });
    return found.map(presentBrand);
  }
}
