import { MoneyType } from '@rayon/subgraph';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Line } from '../domain/line';
import { ArticleStub } from './stubs.type';

/** What the shopper should know about a line beside its price. */
const LineWarning = {
  AGE_CHECK_NEEDED: 'AgeCheckNeeded',
  NEAR_DATE: 'NearDate',
  PRICE_FROM_LABEL: 'PriceFromLabel',
} as const;
registerEnumType(LineWarning, { name: 'LineWarning' });

/** A line of a basket. */
@ObjectType('Line', { simpleResolvers: true })
export class LineType {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  sequence!: number;

  @Field(() => ArticleStub)
  article!: ArticleStub;

  @Field(() => ID)
  articleId!: string;

  @Field(() => String, { description: 'Fourteen digits.' })
  gtin!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  category!: string;

  @Field(() => ID, { nullable: true })
  brandId?: string;

  @Field(() => Int, { description: 'Pieces; a weighed line is one piece.' })
  quantity!: number;

  @Field(() => Int, { nullable: true })
  weightGrams?: number;

  @Field(() => MoneyType, { description: 'Before markdown; of a weighed line per kilogram.' })
  unitPrice!: MoneyType;

  @Field(() => MoneyType, { description: 'The whole line before offers, markdown included.' })
  amount!: MoneyType;

  @Field(() => Int)
  markdownPercent!: number;

  @Field(() => Boolean)
  deposit!: boolean;

  @Field(() => ID, { nullable: true, description: 'The line this one follows: a deposit its bottle.' })
  parentLineId?: string;

  @Field(() => Int)
  minimumAge!: number;

  @Field(() => Int)
  priceListVersion!: number;

  @Field(() => [LineWarning])
  warnings!: Line['warnings'];
}

/** A line as the graph shows it. */
export const presentLine = (line: Line, currency: string): LineType =>
  Object.assign(new LineType(), {
    id: line.lineId,
    sequence: line.sequence,
    article: { id: line.articleId },
    articleId: line.articleId,
    gtin: line.gtin,
    name: line.name,
    category: line.category,
    brandId: line.brandId,
    quantity: line.quantity,
    weightGrams: line.weightGrams,
    unitPrice: { minor: line.unitPriceMinor, currency },
    amount: { minor: line.amountMinor, currency },
    markdownPercent: line.markdownPercent,
    deposit: line.deposit,
    parentLineId: line.parentLineId,
    minimumAge: line.minimumAge,
    priceListVersion: line.priceListVersion,
    warnings: line.warnings,
  });
