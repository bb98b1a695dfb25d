import { Allow, byId, graphEnum, MoneyType, Reference } from '@rayon/subgraph';
import { Directive, Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import type { Article, SaleStop, SoldBy } from '../domain/article';
import { type CatalogContext, signedIn } from './context';

/** How an article is sold. */
export const soldBy = graphEnum('SoldBy', { UNIT: 'unit', WEIGHT: 'weight' }, 'By the piece or by weight.');

/** Why an article may not be sold. */
export const saleStop = graphEnum(
  'SaleStop',
  { NONE: 'none', STOPPED: 'stopped', RECALLED: 'recalled' },
  'STOPPED: withdrawn from sale. RECALLED: called back from those who bought it.',
);

const priceUnit = graphEnum('PriceUnit', { UNIT: 'unit', KILOGRAM: 'kilogram' }, 'What the amount is for.');

/** Price of an article in one store. */
@ObjectType('ArticlePrice', { description: 'Price of an article in one store.' })
export class ArticlePriceType {
  @Field(() => MoneyType)
  amount!: MoneyType;

  @Field(() => priceUnit.enum)
  per!: 'unit' | 'kilogram';

  @Field(() => Int, { description: "Version of the store's price list that brought this price." })
  priceListVersion!: number;

  @Field(() => GraphQLISODateTime)
  since!: Date;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'Lowest price of the 30 days before `since`, which an announced reduction must refer to.',
  })
  lowestPrior30Days!: MoneyType | null;
}

/** A price that came into force once. */
@ObjectType('PriceStep', { description: 'A price that came into force once.' })
export class PriceStepType {
  @Field(() => MoneyType)
  amount!: MoneyType;

  @Field(() => priceUnit.enum)
  per!: 'unit' | 'kilogram';

  @Field(() => Int)
  priceListVersion!: number;

  @Field(() => GraphQLISODateTime)
  since!: Date;
}

/** Perishable units that share a best-before date. */
@ObjectType('Lot', { description: 'Perishable units that share a best-before date.' })
export class LotType {
  @Field(() => String)
  lot!: string;

  @Field(() => String, { description: 'Last day of sale, YYYY-MM-DD.' })
  expiresOn!: string;

  @Field(() => Int)
  markdownPercent!: number;

  @Field(() => Boolean)
  recalled!: boolean;
}

/** Something the retailer sells. */
@Allow(...signedIn)
@Directive('@key(fields: "id")')
@Reference(
  byId(
    (ids, { catalog }: CatalogContext) => catalog.articles.findAll(ids),
    (article) => presentArticle(article),
  ),
)
@ObjectType('Article', { description: 'Something the retailer sells, or takes a deposit for.' })
export class ArticleType {
  /** Everything the field resolvers need; not a field itself. */
  facts!: Article;

  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "The retailer's own number." })
  reference!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  category!: string;

  @Field(() => [String], { description: 'GTINs as 14 digits; in-store codes with their measure zeroed.' })
  codes!: readonly string[];

  @Field(() => soldBy.enum)
  soldBy!: SoldBy;

  @Field(() => Int)
  minimumAge!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'VAT rate, 5.5 for 5.5 %: it is inside the price. Null when none is known.',
  })
  vatPercent!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The most that offers together may take off its price, 34 for 34 %; 0: it has no offers. Null: no such limit.',
  })
  promotionCapPercent!: number | null;

  @Field(() => Boolean)
  deposit!: boolean;

  @Field(() => saleStop.enum)
  saleStop!: SaleStop;

  @Field(() => Int, { description: 'Rises with each change.' })
  version!: number;
}

/** An article as the graph shows it. */
export const presentArticle = (facts: Article): ArticleType => ({
  facts,
  id: facts.articleId,
  reference: facts.reference,
  name: facts.name,
  category: facts.category,
  codes: facts.codes,
  soldBy: facts.soldBy,
  minimumAge: facts.minimumAge,
  vatPercent: facts.vatBasisPoints === undefined ? null : facts.vatBasisPoints / 100,
  promotionCapPercent:
    facts.promotionCapBasisPoints === undefined ? null : facts.promotionCapBasisPoints / 100,
  deposit: facts.deposit,
  saleStop: facts.saleStop,
  version: facts.version,
});
