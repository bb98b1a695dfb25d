import type { Clock } from '@rayon/kernel';
import { from, type Job } from '@rayon/store';
import { countBaskets, storedFrom } from '../domain/basket-figures';
import { dayMilliseconds } from '../domain/utc-day';
import { breathing } from '../dry-runs/breathe';
import type { Records } from '../records/records';

const everyMilliseconds = 15 * 60_000;
/** A season's habits, and of a busy store the newest baskets. */
const daysMax = 90;
const basketsMax = 20_000;
const workedMilliseconds = 3;

type Counted = Pick<Records, 'stores' | 'sales' | 'basketFigures'>;

/**
 * Counts what was bought lately in each store and beside what, where something was sold since it was counted. Safe to run
 * any number of times; gives how many stores it counted.
 */
export const countStores = async (
  records: Counted,
  { clock, signal }: { clock: Clock; signal?: AbortSignal },
): Promise<number> => {
  let counted = 0;
  for await (const { id: storeId } of records.stores.stream({})) {
    if (signal?.aborted) break;
    if (await countStore(records, storeId, clock)) counted += 1;
  }
  return counted;
};

const countStore = async (
  { sales, basketFigures }: Counted,
  storeId: string,
  clock: Clock,
): Promise<boolean> => {
  const since = new Date(clock().getTime() - daysMax * dayMilliseconds);
  const lately = { storeId, at: from(since) };
  const [newest] = await sales.findMany(lately, { sort: { at: -1 }, limit: 1 });
  const known = await basketFigures.find(storeId);
  if (!newest || known?.soldAt.getTime() === newest.at.getTime()) return false;
  const count = countBaskets();
  const breathe = breathing(workedMilliseconds);
  let baskets = 0;
  for await (const sale of sales.stream(lately, { sort: { at: -1 } })) {
    count.add(sale.lines);
    baskets += 1;
    if (baskets === basketsMax) break;
    await breathe();
  }
  // Processes look for what was counted since they last looked: it is dated when it is written.
  await basketFigures.put([storedFrom(count.figures(), { storeId, at: clock(), soldAt: newest.at })]);
  return true;
};

/** Counts them every quarter of an hour. */
export const countBasketsJob = (records: Records, clock: Clock): Job => ({
  name: 'count-baskets',
  schedule: { everyMilliseconds },
  run: async ({ signal }) => {
    const stores = await countStores(records, { clock, signal });
    return stores > 0 ? { stores } : undefined;
  },
});
