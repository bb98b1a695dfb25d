import { isUuid, malformedId } from '@rayon/kernel';
import { Allow, readFirst } from '@rayon/subgraph';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { BrandType, presentBrand } from './brand.type';
import { askedBy, type CatalogContext } from './context';
import { DefineBrandInput, DefineStoreInput } from './inputs';
import { presentRefusal } from './refusal.type';
import { BrandDefined, DefineBrandResult, DefineStoreResult, StoreDefined } from './results';
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

  @Allow('administrator')
  @Mutation(() => DefineStoreResult)
  async defineStore(
    @Arg('input', () => DefineStoreInput) { commandId, ...definition }: DefineStoreInput,
    @Ctx() context: CatalogContext,
  ): Promise<typeof DefineStoreResult> {
    const { request, useCases, browser } = context;
    const malformed = malformedId({ commandId });
    if (malformed) return presentRefusal(malformed, request.locale);
    const outcome = await useCases.defineStore(askedBy(context, commandId), definition);
    if (!outcome.ok) return presentRefusal(outcome.rejection, request.locale);
    const [store] = await browser.stores([outcome.value.storeId]);
    if (!store) throw new Error('a defined store cannot be read');
    return Object.assign(new StoreDefined(), { store: presentStore(store) });
  }

  @Allow('administrator', 'marketer')
  @Mutation(() => DefineBrandResult)
  async defineBrand(
    @Arg('input', () => DefineBrandInput) { commandId, name }: DefineBrandInput,
    @Ctx() context: CatalogContext,
  ): Promise<typeof DefineBrandResult> {
    const { request, useCases, browser } = context;
    const malformed = malformedId({ commandId });
    if (malformed) return presentRefusal(malformed, request.locale);
    const outcome = await useCases.defineBrand(askedBy(context, commandId), { name });
    if (!outcome.ok) return presentRefusal(outcome.rejection, request.locale);
    const [brand] = await browser.brands([outcome.value.brandId]);
    if (!brand) throw new Error('a defined brand cannot be read');
    return Object.assign(new BrandDefined(), { brand: presentBrand(brand) });
  }
}
