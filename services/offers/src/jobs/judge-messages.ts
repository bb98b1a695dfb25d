import { accepted, type Clock, newId } from '@rayon/kernel';
import { below, type Job } from '@rayon/store';
import type { CompiledCampaign } from '../domain/compiled-campaign';
import { type Judged, judgeTrip } from '../domain/judge-messages';
import { type Subject, subjectOf } from '../domain/message-subject';
import type { SponsoredMessage } from '../domain/placement-charges';
import type { CampaignVersion, TripCopy } from '../domain/trip-copy';
import type { KnownVersions } from '../memory/known-versions';
import { type BillingRecords, billPlaces } from '../records/placements';
import type { Records } from '../records/records';
import { versionIdOf } from '../rows/campaign-versions';
import { figuresIdOf } from '../rows/message-figures';

const everyMilliseconds = 60_000;
/** What the device still tells of a trip that is over comes within this. */
const settledMilliseconds = 30_000;
/** A trip that was paid and whose receipt never came tells nothing. */
const receiptMilliseconds = 3_600_000;

type Judging = Pick<Records, 'trips' | 'tripRows' | 'sales' | 'messageFigures' | 'database'> & BillingRecords;

/**
 * Adds up what came of the messages of trips that are over, each trip once. Safe to run any number of times; gives how many
 * trips it was.
 */
export const judgeMessages = async (
  records: Judging,
  versions: KnownVersions,
  { clock, correlationId, signal }: { clock: Clock; correlationId: string; signal?: AbortSignal },
): Promise<number> => {
  const begun = clock().getTime();
  const over = { unjudged: true, overAt: below(new Date(begun - settledMilliseconds)) } as const;
  let judged = 0;
  for await (const row of records.tripRows.stream(over)) {
    if (signal?.aborted) break;
    const sale = await records.sales.findOne({ tripId: row.tripId });
    const isAwaited = row.status === 'closed' && !sale;
    if (isAwaited && (row.overAt?.getTime() ?? begun) > begun - receiptMilliseconds) continue;
    const campaignOf = await campaignsOf(row, versions);
    const came = isAwaited ? [] : judgeTrip(row, sale, (version) => subjectIn(campaignOf(version)));
    const places = placesOf(row, campaignOf);
    // Processes look for what was added up since they last looked: it is dated when it is written.
    if (await write(records, row, { came, places }, { at: clock(), correlationId })) judged += 1;
  }
  return judged;
};

type CampaignOf = (version: CampaignVersion) => CompiledCampaign | undefined;

/** The campaigns whose messages were due on a trip, in the versions of then: those of what was issued are among them. */
const campaignsOf = async ({ choices = [] }: TripCopy, versions: KnownVersions): Promise<CampaignOf> => {
  const found = await versions.find(choices.flatMap(({ candidates }) => candidates));
  const known = new Map(found.map((campaign) => [versionIdOf(campaign), campaign]));
  return (version) => known.get(versionIdOf(version));
};

const subjectIn = (campaign: CompiledCampaign | undefined): Subject | undefined =>
  campaign && subjectOf(campaign);

/** The messages of a trip for whose place a brand pays, and by what. */
const placesOf = ({ messages }: TripCopy, campaignOf: CampaignOf): SponsoredMessage[] =>
  messages.flatMap((message) => {
    const { campaignId, campaignVersion: version, sponsorId } = message;
    const { placement } =
      (sponsorId === undefined ? undefined : campaignOf({ campaignId, version })?.content) ?? {};
    return placement ? [{ message, billing: placement.billing }] : [];
  });

/** Adds what came of one trip, and bills what is to be billed of it, unless somebody did before. */
const write = (
  records: Judging,
  trip: TripCopy,
  { came, places }: Readonly<{ came: readonly Judged[]; places: readonly SponsoredMessage[] }>,
  cause: { at: Date; correlationId: string },
): Promise<boolean> => {
  const { trips, messageFigures, database } = records;
  const { tripId, storeId = '' } = trip;
  return database.transact(async (transaction) => {
    let isFirst = false;
    await trips.changeWithin(transaction, tripId, { cause }, (trip) => {
      isFirst = trip.unjudged === true;
      const { unjudged: _, ...row } = trip;
      return accepted({ row: isFirst ? row : trip });
    });
    if (!isFirst) return false;
    if (places.length > 0) await billPlaces(records, transaction, { trip, places, at: cause.at });
    if (came.length === 0) return true;
    await messageFigures.updateEach(
      came.map(({ campaignId, version, reception }) => ({
        filter: { figuresId: figuresIdOf({ campaignId, version }, storeId) },
        update: { add: reception, set: { campaignId, version, storeId, at: cause.at } },
        upsert: true,
      })),
      { session: transaction.session },
    );
    return true;
  });
};

/** Adds them up every minute. */
export const judgeMessagesJob = (records: Records, versions: KnownVersions, clock: Clock): Job => ({
  name: 'judge-messages',
  schedule: { everyMilliseconds },
  run: async ({ signal }) => {
    const trips = await judgeMessages(records, versions, { clock, correlationId: newId(), signal });
    return trips > 0 ? { trips } : undefined;
  },
});
