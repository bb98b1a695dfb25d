/** `$sort`, which keeps only the first few when a limit follows. */

import type { Doc, Value } from '../../bson';
import { isDoc } from '../../bson';
import { mongoError } from '../../errors';
import { compileSort, type SortOrder } from '../../query/sort';
import { Sorter } from '../../query/sorter';
import { approximateBytes } from '../memory';
import { PAUSE, type Stage, type StageContext } from '../stage';

/** The order behind `$sort`. */
export const sortOf = (spec: Value, { scope }: StageContext): SortOrder => {
  if (!isDoc(spec)) throw mongoError(15973, 'the $sort key specification must be an object');
  const order = compileSort(spec, scope.collation);
  if (!order) throw mongoError(15976, '$sort stage must have at least one sort key');
  return order;
};

/** Sorts; `limit` is that of a `$limit` right behind. */
export const sortStage = (order: SortOrder, limit: number | undefined, memoryLimitBytes: number): Stage =>
  function* (source) {
    const sorter = new Sorter<Doc>(order, limit, memoryLimitBytes);
    for (const doc of source) {
      if (doc === PAUSE) yield doc;
      else sorter.add(order.key(doc), doc, approximateBytes(doc));
    }
    yield* sorter.finish();
  };
