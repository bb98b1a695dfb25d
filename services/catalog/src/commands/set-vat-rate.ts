import { idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { withVatRate } from '../domain/article-changes';
import { ArticleType } from '../graph/article.type';
import type { CatalogAsking } from '../graph/context';
import { catalogRefusals } from '../graph/refusal.type';
import { changeArticle, changedArticle } from './change-article';

@ObjectType('VatRateSet')
class VatRateSet {
  @Field(() => ArticleType)
  article!: ArticleType;
}

/** Sets the VAT rate of an article, at once, or takes it away: the one way to have none again, as an import never does. */
export const setVatRate = command({
  name: 'setVatRate',
  allow: ['unbound administrator', 'unbound marketer'],
  input: z.object({
    articleId: idShape,
    vatPercent: z.number().nullish().describe('5.5 for 5.5 %, two decimals at most. Left out: none known.'),
  }),
  answer: VatRateSet,
  refusal: catalogRefusals,
  run: (input, asking: CatalogAsking) =>
    changeArticle(asking, input, (article) => withVatRate(article, input.vatPercent)),
  present: changedArticle,
});
