import { accepted, rejected } from '@rayon/kernel';
import type { Transaction } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { changeCatalog } from '../changes';
import { type CheckedRow, checkRow } from '../domain/article-row';
import { catalogLimits } from '../domain/limits';
import { type ImportPlan, type NumberedRow, planImport, type RejectedRow } from '../domain/plan-import';
import { because, type CatalogReason } from '../domain/rejection';
import type { CatalogAsking } from '../graph/context';
import { CatalogRefusalReason, catalogRefusals } from '../graph/refusal.type';
import { knownCatalog, type Touched } from '../known-catalog';
import { articleRowInput } from './article-row-input';

@ObjectType('RejectedRow', { description: 'A row that was not taken, with the first thing wrong with it.' })
class RejectedRowType {
  @Field(() => Int, { description: 'Place in `rows`, from 0.' })
  row!: number;

  @Field(() => String)
  reference!: string;

  @Field(() => String)
  field!: string;

  @Field(() => CatalogRefusalReason)
  reason!: CatalogReason;

  @Field(() => String)
  message!: string;
}

@ObjectType('ArticlesImported', {
  description: 'What became of the rows; the numbers add up to the rows given.',
})
class ArticlesImported {
  @Field(() => Int)
  created!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int)
  unchanged!: number;

  @Field(() => [RejectedRowType])
  rejected!: RejectedRowType[];
}

/**
 * Takes up to 500 rows in one transaction: good ones are kept, bad ones reported. Imports take turns. A dry run says what would happen
 * and uses up no command id.
 */
export const importArticles = command({
  name: 'importArticles',
  allow: ['unbound administrator', 'unbound marketer'],
  input: z.object({
    rows: z
      .array(articleRowInput)
      .describe('At most 500, with 2,500 prices, purchase prices and lots among them.'),
    dryRun: z.boolean().default(false).describe('Only say what would happen.'),
  }),
  answer: ArticlesImported,
  refusal: catalogRefusals,
  run: async ({ rows, dryRun }, asking: CatalogAsking) => {
    if (rows.length === 0) return rejected(because('Missing', 'rows'));
    if (rows.length > catalogLimits.rowsPerImport)
      return rejected(because('TooMany', 'rows', String(catalogLimits.rowsPerImport)));

    const places = rows.reduce(
      (sum, { prices, lots, purchasePrices }) => sum + prices.length + lots.length + purchasePrices.length,
      0,
    );
    if (places > catalogLimits.placesPerImport)
      return rejected(because('TooMany', 'rows.prices', String(catalogLimits.placesPerImport)));

    const { catalog, variableMeasure } = asking.context;
    const sound: NumberedRow[] = [];
    const unsound: RejectedRow[] = [];
    for (const [row, raw] of rows.entries()) {
      const checked = checkRow(raw, variableMeasure);
      if (checked.ok) sound.push({ row, checked: checked.value });
      else unsound.push({ row, reference: raw.reference.slice(0, 64), ...checked.rejection });
    }
    const touched = touchedBy(sound.map(({ checked }) => checked));
    const plan = async (transaction: Transaction): Promise<ImportPlan> =>
      planImport(sound, await knownCatalog(catalog, transaction, touched), asking.at);

    if (dryRun) return accepted(answerOf(await catalog.database.transact(plan), unsound));
    return catalog.importTurns.inTurn(asking.at, () =>
      changeCatalog(asking, { rows }, async (transaction) => {
        const change = await plan(transaction);
        return accepted({ answer: answerOf(change, unsound), change });
      }),
    );
  },
  present: ({ rejected: rows, ...counts }, { context }) => ({
    ...counts,
    rejected: rows.map(({ row, reference, ...rejection }) => ({
      row,
      reference,
      ...catalogRefusals.present(rejection, context.request.locale),
    })),
  }),
});

/** What became of the rows; their numbers add up to the rows given. */
const answerOf = (plan: ImportPlan, unsound: readonly RejectedRow[]) => ({
  created: plan.created.length,
  changed: plan.changed.length,
  unchanged: plan.unchanged,
  rejected: [...plan.rejected, ...unsound].sort((left, right) => left.row - right.row),
});

const touchedBy = (rows: readonly CheckedRow[]): Touched => {
  const unique = (ids: readonly string[]) => [...new Set(ids)];
  return {
    storeIds: unique(rows.flatMap((row) => [...row.prices, ...row.lots].map(({ storeId }) => storeId))),
    articleIds: unique(
      rows.flatMap((row) => [row.articleId, ...(row.depositArticleId ? [row.depositArticleId] : [])]),
    ),
    brandNames: unique(rows.flatMap((row) => row.brandName ?? [])),
    codes: unique(rows.flatMap((row) => row.codes)),
    notDepositIds: unique(rows.filter((row) => !row.deposit).map((row) => row.articleId)),
  };
};
