import { accepted, idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { withSaleStop } from '../domain/article-changes';
import { ArticleType, saleStop } from '../graph/article.type';
import type { CatalogAsking } from '../graph/context';
import { catalogRefusals } from '../graph/refusal.type';
import { changeArticle, changedArticle } from './change-article';

@ObjectType('SaleStopSet')
class SaleStopSet {
  @Field(() => ArticleType)
  article!: ArticleType;
}

/** Stops or recalls an article everywhere, or lets it be sold again. */
export const setSaleStop = command({
  name: 'setSaleStop',
  allow: ['unbound administrator', 'unbound marketer'],
  input: z.object({ articleId: idShape, saleStop }),
  answer: SaleStopSet,
  refusal: catalogRefusals,
  run: (input, asking: CatalogAsking) =>
    changeArticle(asking, input, (article) => accepted(withSaleStop(article, input.saleStop))),
  present: changedArticle,
});
