import { accepted, idShape, rejected } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { ArticleType } from '../adapters/graphql/article.type';
import type { CatalogAsking } from '../adapters/graphql/context';
import { catalogRefusals } from '../adapters/graphql/refusal.type';
import { withPrice } from '../domain/article-changes';
import { because } from '../domain/rejection';
import { changedArticle } from './changed-article';

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
  run: (input, { context: { catalog }, ...asked }: CatalogAsking) =>
    catalog.change({ ...asked, input }, async (reads) => {
      const { articleId, storeId, minor } = input;
      const article = await reads.article(articleId);
      if (!article) return rejected(because('UnknownArticle', 'articleId'));
      const store = await reads.store(storeId);
      if (!store) return rejected(because('UnknownStore', 'storeId'));
      const priced = withPrice(article, { store, minor, at: asked.at });
      if (!priced.ok) return priced;
      return accepted({
        answer: { articleId },
        change: priced.value === article ? {} : { changed: [priced.value], pricedStoreIds: [storeId] },
      });
    }),
  present: changedArticle,
});
