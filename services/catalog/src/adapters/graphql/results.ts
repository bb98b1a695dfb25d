import { resultOf } from '@rayon/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { CatalogReason } from '../../domain/rejection';
import { ArticleType } from './article.type';
import { BrandType } from './brand.type';
import { CatalogRefusal, CatalogRefusalReason } from './refusal.type';
import { StoreType } from './store.type';

/** The store as it now is. */
@ObjectType('StoreDefined')
export class StoreDefined {
  @Field(() => StoreType)
  store!: StoreType;
}

/** The brand as it now is. */
@ObjectType('BrandDefined')
export class BrandDefined {
  @Field(() => BrandType)
  brand!: BrandType;
}

/** A row that was not taken. */
@ObjectType('RejectedRow', { description: 'A row that was not taken, with the first thing wrong with it.' })
export class RejectedRowType {
  @Field(() => Int, { description: 'Place in `rows`, from 0.' })
  row!: number;

  @Field(() => String)
  reference!: string;

  @Field(() => String)
  field!: string;

  @Field(() => CatalogRefusalReason)
  reason!: CatalogReason;

  @Field(() => String)
  message!: string;
}

/** What became of an import. */
@ObjectType('ArticlesImported', {
  description: 'What became of the rows; the numbers add up to the rows given.',
})
export class ArticlesImported {
  @Field(() => Int)
  created!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int)
  unchanged!: number;

  @Field(() => [RejectedRowType])
  rejected!: RejectedRowType[];
}

/** The article with its new price. */
@ObjectType('PriceSet')
export class PriceSet {
  @Field(() => ArticleType)
  article!: ArticleType;
}

/** The article stopped, recalled or on sale again. */
@ObjectType('SaleStopSet')
export class SaleStopSet {
  @Field(() => ArticleType)
  article!: ArticleType;
}

/** The article with the lot. */
@ObjectType('LotPut')
export class LotPut {
  @Field(() => ArticleType)
  article!: ArticleType;
}

/** Answer to `defineStore`. */
export const DefineStoreResult = resultOf('DefineStoreResult', StoreDefined, CatalogRefusal);
/** Answer to `defineBrand`. */
export const DefineBrandResult = resultOf('DefineBrandResult', BrandDefined, CatalogRefusal);
/** Answer to `importArticles`. */
export const ImportArticlesResult = resultOf('ImportArticlesResult', ArticlesImported, CatalogRefusal);
/** Answer to `setPrice`. */
export const SetPriceResult = resultOf('SetPriceResult', PriceSet, CatalogRefusal);
/** Answer to `setSaleStop`. */
export const SetSaleStopResult = resultOf('SetSaleStopResult', SaleStopSet, CatalogRefusal);
/** Answer to `putLot`. */
export const PutLotResult = resultOf('PutLotResult', LotPut, CatalogRefusal);
