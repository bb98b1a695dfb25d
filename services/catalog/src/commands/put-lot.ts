import type { Principal } from '@rayon/auth';
import { accepted, idShape, rejected } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { ArticleType } from '../adapters/graphql/article.type';
import type { CatalogAsking } from '../adapters/graphql/context';
import { catalogRefusals } from '../adapters/graphql/refusal.type';
import { withLot } from '../domain/article-changes';
import { because } from '../domain/rejection';
import { changedArticle } from './changed-article';

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
  run: async (input, { context: { catalog }, principal, ...asked }: CatalogAsking) => {
    if (!isOwnStore(principal, input.storeId)) return rejected(because('UnknownStore', 'storeId'));
    return catalog.change({ ...asked, input }, async (reads) => {
      const { articleId, ...lot } = input;
      const article = await reads.article(articleId);
      if (!article) return rejected(because('UnknownArticle', 'articleId'));
      if (!(await reads.store(lot.storeId))) return rejected(because('UnknownStore', 'storeId'));
      const put = withLot(article, lot, asked.at);
      if (!put.ok) return put;
      return accepted({
        answer: { articleId },
        change: put.value === article ? {} : { changed: [put.value] },
      });
    });
  },
  present: changedArticle,
});

/** An associate works in some stores; another store is to them like one that does not exist. */
const isOwnStore = (principal: Principal, storeId: string): boolean =>
  principal.kind === 'staff' && (principal.role !== 'associate' || principal.storeIds.includes(storeId));
