import { idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { withPurchasePrice } from '../domain/article-changes';
import { ArticleType } from '../graph/article.type';
import type { CatalogAsking } from '../graph/context';
import { catalogRefusals } from '../graph/refusal.type';
import { changeArticle, changedArticle } from './change-article';

@ObjectType('PurchasePriceSet')
class PurchasePriceSet {
  @Field(() => ArticleType)
  article!: ArticleType;
}

/** Says what an article costs the retailer, from now on, or that it is not known: an import takes none away. */
export const setPurchasePrice = command({
  name: 'setPurchasePrice',
  allow: ['unbound administrator', 'unbound marketer'],
  input: z.object({
    articleId: idShape,
    currency: z.string().describe('ISO 4217.'),
    minor: z
      .int()
      .nullish()
      .describe('Minor units without VAT, per piece or per kilogram. Left out: not known.'),
  }),
  answer: PurchasePriceSet,
  refusal: catalogRefusals,
  run: (input, asking: CatalogAsking) =>
    changeArticle(asking, input, (article) =>
      withPurchasePrice(article, { currency: input.currency, minor: input.minor ?? undefined }),
    ),
  present: changedArticle,
});
