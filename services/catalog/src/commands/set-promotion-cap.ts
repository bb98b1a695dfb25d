import { idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { withPromotionCap } from '../domain/article-changes';
import { ArticleType } from '../graph/article.type';
import type { CatalogAsking } from '../graph/context';
import { catalogRefusals } from '../graph/refusal.type';
import { changeArticle, changedArticle } from './change-article';

@ObjectType('PromotionCapSet')
class PromotionCapSet {
  @Field(() => ArticleType)
  article!: ArticleType;
}

/** Says how much offers may take off an article, at once, or takes the cap away: an import never does. */
export const setPromotionCap = command({
  name: 'setPromotionCap',
  allow: ['unbound administrator', 'unbound marketer'],
  input: z.object({
    articleId: idShape,
    promotionCapPercent: z
      .number()
      .nullish()
      .describe('34 for 34 %, two decimals at most; 0: it has no offers. Left out: no such limit.'),
  }),
  answer: PromotionCapSet,
  refusal: catalogRefusals,
  run: (input, asking: CatalogAsking) =>
    changeArticle(asking, input, (article) => withPromotionCap(article, input.promotionCapPercent)),
  present: changedArticle,
});
