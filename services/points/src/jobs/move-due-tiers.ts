import type { Logger } from '@rayon/kernel';
import type { Job } from '@rayon/store';
import { unknownMilliseconds } from '../remembered';
import { type OpenTiers, tierProgrammeId } from '../tiers';

const everyMilliseconds = 60_000;
/** Receipts and members that are read at once; each is written by itself. */
const batchMax = 100;

type Run = Readonly<{ logger: Logger; signal?: AbortSignal; batch?: number }>;

/**
 * Counts the receipts of before where tiers were set, then looks again at whoever's tier may have ended or was found by earlier
 * rules. Both go on where they were left and do nothing a second time, so that it may be killed, run twice and run in two
 * processes. Gives how many receipts and members it looked at.
 */
export const moveDueTiers = async (
  tiers: OpenTiers,
  { logger, signal, batch = batchMax }: Run,
): Promise<number> => {
  const versions = await tiers.versions();
  const newest = versions.at(-1);
  if (!newest) return 0;
  const { at, today } = await tiers.now();
  let looked = 0;
  // Until every process knows of it, one of them may post a receipt and not count it: what is older than that is counted here.
  if (at.getTime() - newest.setAt.getTime() >= 2 * unknownMilliseconds)
    looked += await recount(tiers, newest.version, { signal, batch });
  const failed = new Set<string>();
  while (!signal?.aborted) {
    const due = await tiers.dueOn(today, batch + failed.size);
    const next = due.filter((memberId) => !failed.has(memberId));
    if (next.length === 0) break;
    for (const memberId of next) {
      if (signal?.aborted) return looked;
      try {
        await tiers.lookAt(memberId);
        looked += 1;
      } catch (error) {
        failed.add(memberId);
        logger.error({ err: error, memberId }, 'a tier that is due could not be looked at');
        if (failed.size >= batch) throw error;
      }
    }
  }
  return looked;
};

const recount = async (
  { recounts, receiptsAfter, count }: OpenTiers,
  version: number,
  { signal, batch }: Readonly<{ signal: AbortSignal | undefined; batch: number }>,
): Promise<number> => {
  const programmeId = tierProgrammeId;
  const before = await recounts.find(programmeId);
  if (before?.version === version && before.isDone) return 0;
  let after = before?.version === version ? before.after : undefined;
  let counted = 0;
  while (!signal?.aborted) {
    const next = await receiptsAfter(after, batch);
    for (const receiptId of next) await count(receiptId, { correlationId: receiptId });
    counted += next.length;
    after = next.at(-1) ?? after;
    const isDone = next.length < batch;
    await recounts.put([{ programmeId, version, ...(after === undefined ? {} : { after }), isDone }]);
    if (isDone) break;
  }
  return counted;
};

/** Looks every minute: a day begins at another moment in each time zone. */
export const moveDueTiersJob = (tiers: OpenTiers, logger: Logger): Job => ({
  name: 'move-due-tiers',
  schedule: { everyMilliseconds },
  run: async ({ signal }) => {
    const looked = await moveDueTiers(tiers, { logger, signal });
    return looked > 0 ? { looked } : undefined;
  },
});
