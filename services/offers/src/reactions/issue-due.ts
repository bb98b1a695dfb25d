import { MessageIssuedV1 } from '@rayon/events';
import { accepted, type Envelope, newId } from '@rayon/kernel';
import { type Announcement, announce, ChangedMeanwhile } from '@rayon/store';
import { type Issued, issueMessages } from '../domain/issue-messages';
import type { Occasion } from '../domain/live-messages';
import { type TripCopy, type TripFacts, unknownTrip, withFacts } from '../domain/trip-copy';
import { messagesDue } from '../records/counted-evaluation';
import { readShopper } from '../records/shopper';
import { addUses, storedUses } from '../records/uses';
import { causedBy, type Reacting } from './reacting';

/** What happened on a trip, and what its event says of it. */
export type Happened = Readonly<{
  tripId: string;
  storeId: string;
  facts: TripFacts;
  occasion: Occasion;
  envelope: Envelope;
}>;

/** Whether something would be due by what this process remembers: most occasions call for nothing, and then nobody is asked. */
export const mayBeDue = async (
  { memory, clock }: Reacting,
  { tripId, storeId, facts, occasion, envelope: { sequence } }: Happened,
): Promise<boolean> => {
  const { live, trips, shoppers, uses } = memory;
  const lines = occasion.kind === 'trip-opened' ? [] : occasion.lines;
  if (!live.index.hasMessages(lines, storeId)) return false;
  const known = (await trips.find(tripId))?.trip ?? unknownTrip(tripId);
  const trip = withFacts(known, facts, sequence);
  const shopper = await shoppers.of(trip.memberId);
  const question = { campaigns: live.index, trip, occasion, shopper, at: clock() };
  return (await messagesDue(uses, question)).length > 0;
};

/**
 * Issues the messages the occasion calls for, from what is known of the shopper at this moment: consent is read here, in
 * the transaction that issues, so that a withdrawal before it wins.
 */
export const issueDue = (
  { records, memory, clock }: Reacting,
  { tripId, facts, occasion, envelope }: Happened,
): Promise<void> => {
  const { sequence } = envelope;
  let tries = 0;
  return records.database.transact(async (transaction) => {
    const { session } = transaction;
    tries += 1;
    const at = clock();
    const isLikelyNew = isOpening(envelope) && tries === 1;
    const known = isLikelyNew ? undefined : await records.trips.latest(tripId);
    const before = known?.row ?? unknownTrip(tripId);
    if (sequence <= before.heardSequence) return;
    const trip = withFacts(before, facts, sequence);
    const shopper = await readShopper(records, trip.memberId, session);
    const question = { campaigns: memory.live.index, trip, occasion, shopper, at };
    const due = await messagesDue(storedUses(records, session), question);
    const messageIds = due.map((one) => ({ ...one, messageId: newId() }));
    const issued = issueMessages(trip, messageIds, { sequence, at });
    if (issued.trip === before) return;
    const options = { cause: causedBy(envelope, at), initial: () => unknownTrip(tripId), isLikelyNew };
    await records.trips.changeWithin(transaction, tripId, options, (_row, version) => {
      if (version !== (known?.version ?? 0))
        throw new ChangedMeanwhile(`trip ${tripId} changed while its messages were issued`);
      return accepted({ row: issued.trip, events: announced(issued) });
    });
    const memberId = shopper.kind === 'member' ? shopper.memberId : undefined;
    const counted = due.filter(({ campaign }) => campaign.counted);
    await addUses(
      records,
      transaction,
      counted.map(({ campaign: { campaignId } }) => ({ campaignId, memberId, uses: 1, minor: 0 })),
    );
  });
};

/** Whether it is the first that is ever said of its trip: then no copy of it is there yet, unless it comes again. */
const isOpening = ({ sequence }: Envelope): boolean => sequence <= 1;

const announced = ({ trip: { tripId }, messages }: Issued): Announcement[] =>
  messages.map(({ message, brandId }) => {
    const { messageId, sequence, campaignId, campaignVersion, title, body, issuedAt } = message;
    return announce(MessageIssuedV1, {
      messageId,
      tripId,
      messageSequence: sequence,
      campaignId,
      campaignVersion,
      ...(brandId === undefined ? {} : { brandId }),
      title,
      body,
      issuedAt: issuedAt.toISOString(),
    });
  });

/** Writes what an event says of a trip, when the copy did not know it. */
export const keepFacts = async (
  { records, clock }: Reacting,
  { tripId, facts, envelope }: Readonly<{ tripId: string; facts: TripFacts; envelope: Envelope }>,
): Promise<void> => {
  const isLikelyNew = isOpening(envelope);
  const options = { cause: causedBy(envelope, clock()), initial: () => unknownTrip(tripId), isLikelyNew };
  await records.trips.change(tripId, options, (trip: TripCopy) =>
    accepted({ row: withFacts(trip, facts, envelope.sequence) }),
  );
};
