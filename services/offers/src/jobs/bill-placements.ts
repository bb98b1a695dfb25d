import { PlacementBilledV1 } from '@rayon/events';
import { type Clock, newId } from '@rayon/kernel';
import { announce, type Job, present, unlessThere } from '@rayon/store';
import { startOfDay } from '../domain/budget-pace';
import type { StoredCampaign } from '../domain/campaign-change';
import { nextLine, type PlacementLine } from '../domain/placement';
import { lastLineOf, readSince } from '../records/placements';
import type { Records } from '../records/records';

const everyMilliseconds = 3_600_000;
/** What was decided on a day is committed within this after it. */
const settledMilliseconds = 3_600_000;

type Billing = Pick<Records, 'campaignRows' | 'placementCharges' | 'placementLines'>;

/**
 * Writes the next line of each campaign whose place is paid for: what was decided up to the end of the last day, once enough people
 * are behind it. Safe to run any number of times; gives how many lines it wrote.
 */
export const billPlacements = async (
  records: Billing,
  { at, correlationId, signal }: Readonly<{ at: Date; correlationId: string; signal?: AbortSignal }>,
): Promise<number> => {
  const to = startOfDay(new Date(at.getTime() - settledMilliseconds));
  let billed = 0;
  for await (const campaign of records.campaignRows.stream({ 'content.placement.billing': present })) {
    if (signal?.aborted) break;
    if (await billCampaign(records, campaign, { to, at, correlationId })) billed += 1;
  }
  return billed;
};

const billCampaign = async (
  records: Billing,
  { campaignId, brandId, content: { placement, currency }, createdAt }: StoredCampaign,
  { to, ...cause }: Readonly<{ to: Date; at: Date; correlationId: string }>,
): Promise<boolean> => {
  if (brandId === undefined || placement === undefined || currency === undefined) return false;
  const last = await lastLineOf(records, campaignId);
  const from = last?.to ?? createdAt;
  if (from >= to) return false;
  const since = await readSince(records, campaignId, { from, to });
  const line = nextLine({ campaignId, brandId, placement, currency }, last, since, { from, to });
  if (!line) return false;
  return unlessThere(() =>
    records.placementLines.insert({ row: line, events: [announcedLine(line)] }, cause),
  );
};

const announcedLine = ({ from, to, priceMinor, minor, minorSum: _, currency, ...line }: PlacementLine) =>
  announce(PlacementBilledV1, {
    ...line,
    from: from.toISOString(),
    to: to.toISOString(),
    price: { minor: priceMinor, currency },
    amount: { minor, currency },
  });

/** Writes them every hour; a line is about whole days. */
export const billPlacementsJob = (records: Records, clock: Clock): Job => ({
  name: 'bill-placements',
  schedule: { everyMilliseconds },
  run: async ({ signal }) => {
    const lines = await billPlacements(records, { at: clock(), correlationId: newId(), signal });
    return lines > 0 ? { lines } : undefined;
  },
});
