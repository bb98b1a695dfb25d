import { from, type Transaction } from '@rayon/store';
import type { PlacementLine, SinceLine } from '../domain/placement';
import { chargesOf, type SponsoredMessage, takenBackBy } from '../domain/placement-charges';
import type { Sale } from '../domain/sale';
import type { TripCopy } from '../domain/trip-copy';
import type { Records } from './records';
import { addUses } from './uses';

/** What billing places needs. */
export type BillingRecords = Pick<
  Records,
  'sales' | 'placementCharges' | 'counters' | 'memberUses' | 'codes'
>;

/** Of what is not billed what was held of the cap is free again. */
const letGo = (
  records: BillingRecords,
  transaction: Transaction,
  some: readonly Readonly<{ campaignId: string }>[],
): Promise<void> =>
  addUses(
    records,
    transaction,
    some.map(({ campaignId }) => ({
      campaignId,
      memberId: undefined,
      counted: true,
      countedOnly: 'in-total',
      uses: -1,
      minor: 0,
    })),
  );

/** Bills the paid messages of a trip that is over, once: the caller sees to that in the same transaction. */
export const billPlaces = async (
  records: BillingRecords,
  transaction: Transaction,
  { trip, places, at }: Readonly<{ trip: TripCopy; places: readonly SponsoredMessage[]; at: Date }>,
): Promise<void> => {
  const { session } = transaction;
  // Marked before it is looked at: a return of it at the same moment meets this at its row.
  const sale = places.some(({ billing }) => billing === 'redemption')
    ? await records.sales.updateAndFind({ tripId: trip.tripId }, { set: { placed: true } }, { session })
    : undefined;
  const { charges, free } = chargesOf(trip, places, { sale, at });
  if (charges.length > 0) await records.placementCharges.insert(charges, { session });
  await letGo(records, transaction, free);
};

/** Takes back what a return undoes of what was billed for a sale. */
export const takeBackPlaces = async (
  records: BillingRecords,
  transaction: Transaction,
  sale: Sale,
  at: Date,
): Promise<void> => {
  if (!sale.placed || sale.tripId === undefined) return;
  const { session } = transaction;
  const charges = await records.placementCharges.findMany({ tripId: sale.tripId }, { session });
  const back = takenBackBy(charges, sale, at);
  if (back.length === 0) return;
  await records.placementCharges.insert(back, { session });
  await letGo(records, transaction, back);
};

/** The newest line of a campaign's bill. */
export const lastLineOf = async (
  { placementLines }: Pick<Records, 'placementLines'>,
  campaignId: string,
): Promise<PlacementLine | undefined> =>
  (await placementLines.findMany({ campaignId }, { sort: { number: -1 }, limit: 1 }))[0]?.row;

/** Lines of one bill that are told: more than a year of days. */
const linesMax = 400;

/** The lines of a campaign's bill, the newest ones, in their order. */
export const readLines = async (
  { placementLines }: Pick<Records, 'placementLines'>,
  campaignId: string,
): Promise<PlacementLine[]> =>
  (await placementLines.findMany({ campaignId }, { sort: { number: -1 }, limit: linesMax }))
    .map(({ row }) => row)
    .reverse();

/** What was billed of a campaign from one instant up to another, and how many people are behind it. */
export const readSince = async (
  { placementCharges }: Pick<Records, 'placementCharges'>,
  campaignId: string,
  { from: since, to }: Readonly<{ from: Date; to?: Date }>,
): Promise<SinceLine> => {
  const [sums] = await placementCharges.aggregate<SinceLine>({ campaignId, at: from(since) }, [
    ...(to ? [{ $match: { at: { $lt: to } } }] : []),
    {
      $group: {
        _id: '$person',
        count: { $sum: '$count' },
        takenBack: { $sum: '$takenBack' },
      },
    },
    {
      $group: {
        _id: null,
        people: { $sum: 1 },
        count: { $sum: '$count' },
        takenBack: { $sum: '$takenBack' },
      },
    },
  ]);
  const { people = 0, count = 0, takenBack = 0 } = sums ?? {};
  return { people, count, takenBack };
};
