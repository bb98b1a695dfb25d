import { Field, ID, InputType, Int } from 'type-graphql';
import type { SaleStop, SoldBy } from '../../domain/article';
import { SaleStopEnum, SoldByEnum } from './article.type';

/** A store to create, or to change when the reference is known. */
@InputType('DefineStoreInput')
export class DefineStoreInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => String, { description: "The retailer's own number; the same one again changes that store." })
  reference!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  city!: string;

  @Field(() => String)
  currency!: string;

  @Field(() => String)
  timeZone!: string;
}

/** A brand to create, or to respell. */
@InputType('DefineBrandInput')
export class DefineBrandInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => String)
  name!: string;
}

/** Price of a row in one store. */
@InputType('ArticleRowPriceInput')
export class ArticleRowPriceInput {
  @Field(() => String)
  storeReference!: string;

  @Field(() => Int, { description: "Minor units of the store's currency, per piece or per kilogram." })
  minor!: number;
}

/** Lot of a row in one store. */
@InputType('ArticleRowLotInput')
export class ArticleRowLotInput {
  @Field(() => String)
  storeReference!: string;

  @Field(() => String)
  lot!: string;

  @Field(() => String, { description: 'YYYY-MM-DD.' })
  expiresOn!: string;

  @Field(() => Int, { defaultValue: 0 })
  markdownPercent!: number;
}

/** One row of an import. */
@InputType('ArticleRowInput', {
  description: 'All facts of an article. Prices and lots not mentioned stay as they are.',
})
export class ArticleRowInput {
  @Field(() => String, { description: "The retailer's own number; the same one again changes that article." })
  reference!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  brand?: string | null;

  @Field(() => String)
  category!: string;

  @Field(() => [String])
  codes!: string[];

  @Field(() => SoldByEnum)
  soldBy!: SoldBy;

  @Field(() => Int, { defaultValue: 0 })
  minimumAge!: number;

  @Field(() => Boolean, { defaultValue: false })
  deposit!: boolean;

  @Field(() => String, { nullable: true })
  depositReference?: string | null;

  @Field(() => [ArticleRowPriceInput], { defaultValue: [] })
  prices!: ArticleRowPriceInput[];

  @Field(() => [ArticleRowLotInput], { defaultValue: [] })
  lots!: ArticleRowLotInput[];

  @Field(() => SaleStopEnum, {
    nullable: true,
    description:
      'Left out: as it is, NONE for a new article, so that an import never lifts a recall by omission.',
  })
  saleStop?: SaleStop | null;
}

/** An import. */
@InputType('ImportArticlesInput')
export class ImportArticlesInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => [ArticleRowInput], { description: 'At most 500.' })
  rows!: ArticleRowInput[];

  @Field(() => Boolean, { defaultValue: false, description: 'Only say what would happen.' })
  dryRun!: boolean;
}

/** A price in one store, from now on. */
@InputType('SetPriceInput')
export class SetPriceInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  articleId!: string;

  @Field(() => ID)
  storeId!: string;

  @Field(() => Int)
  minor!: number;
}

/** A stop, a recall, or the end of one. */
@InputType('SetSaleStopInput')
export class SetSaleStopInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  articleId!: string;

  @Field(() => SaleStopEnum)
  saleStop!: SaleStop;
}

/** A lot to put, or to change. */
@InputType('PutLotInput')
export class PutLotInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  articleId!: string;

  @Field(() => ID)
  storeId!: string;

  @Field(() => String)
  lot!: string;

  @Field(() => String)
  expiresOn!: string;

  @Field(() => Int, { defaultValue: 0 })
  markdownPercent!: number;

  @Field(() => Boolean, { defaultValue: false })
  recalled!: boolean;
}
