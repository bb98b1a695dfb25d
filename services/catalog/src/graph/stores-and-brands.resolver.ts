import { isUuid, pageOf, plainText } from '@rayon/kernel';
import { containing } from '@rayon/store';
import { Allow, readPage } from '@rayon/subgraph';
import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { BrandType, presentBrand } from './brand.type';
import type { CatalogContext } from './context';
import { behindPlace, markOfPlace, placeOf } from './name-order';
import { presentStore, StoreType } from './store.type';

const storesMax = 1000;
const searchCharactersMax = 100;

/** A page of brands. */
@ObjectType('BrandPage')
export class BrandPage {
  @Field(() => [BrandType])
  items!: readonly BrandType[];

  @Field(() => String, { nullable: true, description: 'Give it as `after` to go on; null at the end.' })
  next!: string | null;
}

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
  @Query(() => BrandPage, { description: 'In the order of their names.' })
  async brands(
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { catalog }: CatalogContext,
  ): Promise<BrandPage> {
    const page = readPage({ first, after }, placeOf);
    const text = plainText((search ?? '').slice(0, searchCharactersMax));
    const found = await catalog.brands.findMany(
      {
        ...(text === '' ? {} : { plainName: containing(text) }),
        ...(page.after ? behindPlace(page.after, 'brandId') : {}),
      },
      { sort: { plainName: 1, brandId: 1 }, limit: page.first + 1 },
    );
    return pageOf(found, page.first, {
      markOf: ({ plainName, brandId }) => markOfPlace({ plainName, id: brandId }),
      toItem: presentBrand,
    });
  }
}
