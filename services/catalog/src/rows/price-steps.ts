import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import type { Article } from '../domain/article';

const priceStepShape = z.object({
  /** `<article>/<store>/<price list version>`. */
  stepId: z.string(),
  articleId: z.string(),
  storeId: z.string(),
  minor: z.int(),
  currency: z.string(),
  soldBy: z.enum(['unit', 'weight']),
  since: z.date(),
  priceListVersion: z.int(),
  actor: z.string(),
});

/** A price that came into force. */
type PriceStepRow = z.infer<typeof priceStepShape>;

/** Prices that came into force: never updated, the record a reduction is checked against. */
export const priceSteps = table<PriceStepRow>('price_steps', {
  key: 'stepId',
  retention: keptAsLongAs('a reduction may be checked against it'),
  row: priceStepShape,
  indexes: [{ on: { articleId: 1, storeId: 1, since: -1 } }],
});

/** The prices of articles that came with these versions of the stores' price lists. */
export const priceStepsOf = (
  articles: readonly Article[],
  priceLists: ReadonlyMap<string, number>,
  actor: string,
): PriceStepRow[] =>
  articles.flatMap(({ articleId, soldBy, prices }) =>
    prices
      .filter(({ storeId, priceListVersion }) => priceLists.get(storeId) === priceListVersion)
      .map(({ storeId, minor, currency, since, priceListVersion }) => ({
        stepId: `${articleId}/${storeId}/${priceListVersion}`,
        articleId,
        storeId,
        minor,
        currency,
        soldBy,
        since,
        priceListVersion,
        actor,
      })),
  );
