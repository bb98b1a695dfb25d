import { isUuid } from '@rayon/kernel';
import { Allow, readFirst } from '@rayon/subgraph';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { BrandType, presentBrand } from './brand.type';
import type { CatalogContext } from './context';
import { presentStore, StoreType } from './store.type';

/** A list of brands is for choosing one: longer ones are narrowed by a search. */
const brandsMax = 2000;

/** Stores and brands. */
@Resolver()
export class StoresAndBrandsResolver {
  @Allow('public')
  @Query(() => [StoreType])
  async stores(@Ctx() { browser }: CatalogContext): Promise<StoreType[]> {
    return (await browser.allStores()).map(presentStore);
  }

  @Allow('public')
  @Query(() => StoreType, { nullable: true })
  async store(
    @Arg('id', () => ID) id: string,
    @Ctx() { browser }: CatalogContext,
  ): Promise<StoreType | null> {
    const [store] = isUuid(id) ? await browser.stores([id]) : [];
    return store ? presentStore(store) : null;
  }

  @Allow('public')
  @Query(() => [BrandType], { description: 'In the order of their names.' })
  async brands(
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('first', () => Int, { defaultValue: brandsMax }) first: number,
    @Ctx() { browser }: CatalogContext,
  ): Promise<BrandType[]> {
    const wanted = readFirst(first, brandsMax);
    return (await browser.brandsNamed((search ?? '').trim().slice(0, 100), wanted)).map(presentBrand);
  }
}
