import { worksIn } from '@rayon/auth';
import { idShape, rejected } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { withPrice } from '../domain/article-changes';
import { because } from '../domain/rejection';
import { ArticleType } from '../graph/article.type';
import type { CatalogAsking } from '../graph/context';
import { catalogRefusals } from '../graph/refusal.type';
import { changeArticle, changedArticle } from './change-article';

@ObjectType('PriceSet')
class PriceSet {
  @Field(() => ArticleType)
  article!: ArticleType;
}

/** Sets the price of an article in one store from now on, in the store's currency; earlier prices stay on record. */
export const setPrice = command({
  name: 'setPrice',
  allow: ['administrator', 'marketer'],
  input: z.object({ articleId: idShape, storeId: idShape, minor: z.int() }),
  answer: PriceSet,
  refusal: catalogRefusals,
  run: async (input, asking: CatalogAsking) => {
    const { storeId, minor } = input;
    if (!worksIn(asking.principal, storeId)) return rejected(because('NotYourStore', 'storeId'));
    return changeArticle(asking, input, async (article, { session }) => {
      const store = await asking.context.catalog.stores.find(storeId, { session });
      if (!store) return rejected(because('UnknownStore', 'storeId'));
      return withPrice(article, { store, minor, at: asking.at });
    });
  },
  present: changedArticle,
});
