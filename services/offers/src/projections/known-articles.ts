import { AssortmentChangedV1 } from '@rayon/events';
import { follow, projection } from '@rayon/messaging';
import { z } from 'zod';
import { categoryKey } from '../domain/category-key';

const articleShape = z.object({
  id: z.string(),
  /** Of its category, as campaigns compare it. */
  categoryKey: z.string(),
  /** 14 digits each. */
  codes: z.array(z.string()),
  /** Missing in rows of earlier versions, too. */
  brandId: z.string().optional(),
});

/** An article of the assortment, as far as a campaign can name it. */
export type KnownArticle = z.infer<typeof articleShape>;

/** Articles of *catalog*, so that a campaign can say what it names and is not there. */
export const knownArticles = projection<KnownArticle>('knownArticles', {
  key: 'id',
  row: articleShape,
  indexes: [{ on: { categoryKey: 1 } }, { on: { codes: 1 } }, { on: { brandId: 1 }, sparse: true }],
  follows: [
    follow(AssortmentChangedV1, ({ data: { articles } }) =>
      articles.map(({ articleId, version, category, codes, brandId }) => ({
        key: articleId,
        sequence: version,
        evolve: (): KnownArticle => ({
          id: articleId,
          categoryKey: categoryKey(category),
          codes,
          ...(brandId === undefined ? {} : { brandId }),
        }),
      })),
    ),
  ],
});
