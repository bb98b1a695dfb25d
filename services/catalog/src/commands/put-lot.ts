import { worksIn } from '@rayon/auth';
import { idShape, rejected } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { withLot } from '../domain/article-changes';
import { because } from '../domain/rejection';
import { ArticleType } from '../graph/article.type';
import type { CatalogAsking } from '../graph/context';
import { catalogRefusals } from '../graph/refusal.type';
import { changeArticle, changedArticle } from './change-article';

@ObjectType('LotPut')
class LotPut {
  @Field(() => ArticleType)
  article!: ArticleType;
}

/** Puts a lot of an article in a store, or changes its date, reduction or recall. */
export const putLot = command({
  name: 'putLot',
  allow: ['administrator', 'marketer', 'associate'],
  input: z.object({
    articleId: idShape,
    storeId: idShape,
    lot: z.string(),
    expiresOn: z.string(),
    markdownPercent: z.int().default(0),
    recalled: z.boolean().default(false),
  }),
  answer: LotPut,
  refusal: catalogRefusals,
  run: async (input, asking: CatalogAsking) => {
    const { articleId: _articleId, ...lot } = input;
    if (!worksIn(asking.principal, lot.storeId)) return rejected(because('NotYourStore', 'storeId'));
    return changeArticle(asking, input, async (article, { session }) => {
      const store = await asking.context.catalog.stores.find(lot.storeId, { session });
      if (!store) return rejected(because('UnknownStore', 'storeId'));
      return withLot(article, lot, asking.at);
    });
  },
  present: changedArticle,
});
