import type { VariableMeasureRule } from '@rayon/gs1';
import { accepted, type Result, rejected } from '@rayon/kernel';
import { type ArticleRow, type CheckedRow, checkRow } from '../domain/article-row';
import { brandIdOf } from '../domain/brand';
import { catalogLimits } from '../domain/limits';
import { type ImportPlan, type NumberedRow, planImport, type RejectedRow } from '../domain/plan-import';
import { because, type CatalogRejection } from '../domain/rejection';
import type { Asked, CatalogReads, CatalogStore } from './catalog-store';

/** What became of the rows; their numbers add up to the rows given. */
export type ImportAnswer = Readonly<{
  created: number;
  changed: number;
  unchanged: number;
  rejected: readonly RejectedRow[];
}>;

/**
 * Takes up to 500 rows in one transaction: good ones are kept, bad ones reported. A dry run says what would happen
 * and uses up no command id.
 */
export const importArticles =
  ({ catalog, rules }: { catalog: CatalogStore; rules?: readonly VariableMeasureRule[] }) =>
  async (
    asked: Asked,
    { rows, dryRun }: { rows: readonly ArticleRow[]; dryRun: boolean },
  ): Promise<Result<ImportAnswer, CatalogRejection>> => {
    if (rows.length === 0) return rejected(because('Missing', 'rows'));
    if (rows.length > catalogLimits.rowsPerImport)
      return rejected(because('TooMany', 'rows', String(catalogLimits.rowsPerImport)));

    const sound: NumberedRow[] = [];
    const unsound: RejectedRow[] = [];
    for (const [row, raw] of rows.entries()) {
      const checked = checkRow(raw, rules);
      if (checked.ok) sound.push({ row, checked: checked.value });
      else unsound.push({ row, reference: raw.reference.slice(0, 64), ...checked.rejection });
    }
    const plan = async (reads: CatalogReads): Promise<ImportPlan> =>
      planImport(sound, await reads.known(touchedBy(sound.map(({ checked }) => checked))), asked.at);

    if (dryRun) return accepted(answerOf(await catalog.look(plan), unsound));
    return catalog.change({ ...asked, name: 'importArticles', input: { rows } }, async (reads) => {
      const planned = await plan(reads);
      return accepted({ answer: answerOf(planned, unsound), change: planned });
    });
  };

const answerOf = (plan: ImportPlan, unsound: readonly RejectedRow[]): ImportAnswer => ({
  created: plan.created.length,
  changed: plan.changed.length,
  unchanged: plan.unchanged,
  rejected: [...plan.rejected, ...unsound].sort((left, right) => left.row - right.row),
});

const touchedBy = (rows: readonly CheckedRow[]): Parameters<CatalogReads['known']>[0] => {
  const unique = (ids: readonly string[]) => [...new Set(ids)];
  return {
    storeIds: unique(rows.flatMap((row) => [...row.prices, ...row.lots].map(({ storeId }) => storeId))),
    articleIds: unique(
      rows.flatMap((row) => [row.articleId, ...(row.depositArticleId ? [row.depositArticleId] : [])]),
    ),
    brandIds: unique(rows.flatMap((row) => (row.brandName ? [brandIdOf(row.brandName)] : []))),
    codes: unique(rows.flatMap((row) => row.codes)),
    notDepositIds: unique(rows.filter((row) => !row.deposit).map((row) => row.articleId)),
  };
};
