import { MessageChosenV1, MessageIssuedV1 } from '@rayon/events';
import { accepted, type Envelope, newId } from '@rayon/kernel';
import { type Announcement, announce, ChangedMeanwhile, type Transaction } from '@rayon/store';
import { type Choice, chooseMessage } from '../domain/choose-message';
import { contactsLeft, recentContacts } from '../domain/contact-budget';
import { countedWhere, isCountedByMember } from '../domain/counted';
import { type Issued, issueMessages } from '../domain/issue-messages';
import type { DueMessage } from '../domain/live-messages';
import { subjectOf } from '../domain/message-subject';
import { basketOf, linesOf, type Occasion } from '../domain/occasion';
import { addressOf } from '../domain/picture-address';
import { hasReason } from '../domain/placement';
import {
  type IssuedMessage,
  isOver,
  type TripCopy,
  type TripFacts,
  unknownTrip,
  withFacts,
} from '../domain/trip-copy';
import { messagesDue } from '../records/counted-evaluation';
import { addUses } from '../records/uses';
import { learnShopper } from './learn-shopper';
import { causedBy, type Reacting } from './reacting';

/** What happened on a trip, and what its event says of it. */
export type Happened = Readonly<{
  tripId: string;
  storeId: string;
  facts: TripFacts;
  occasion: Occasion;
  envelope: Envelope;
}>;

/**
 * Whether something would be due by what this process remembers: most occasions call for nothing, and then nobody is asked.
 * Who opens a trip is hardly ever remembered: then what is to be read is left to the transaction that issues.
 */
export const mayBeDue = async (
  { memory, clock, quiet }: Reacting,
  { tripId, storeId, facts, occasion, envelope }: Happened,
): Promise<boolean> => {
  const { live, trips, shoppers, uses } = memory;
  if (!live.index.hasMessages(occasion, storeId)) return false;
  const known = isOpening(envelope) ? trips.peek(tripId) : (await trips.find(tripId))?.trip;
  const trip = withFacts(known ?? unknownTrip(tripId), facts, envelope.sequence);
  if (occasion.kind === 'trip-opened' && !shoppers.isKnown(trip.memberId)) return true;
  const shopper = await shoppers.of(trip.memberId);
  const timeZone = await memory.zones.for(live.index, storeId);
  const question = { campaigns: live.index, trip, occasion, shopper, at: clock(), timeZone, quiet };
  return (await messagesDue(uses, question)).length > 0;
};

/**
 * Issues the messages the occasion calls for, from what is known of the shopper at this moment: consent is read here, in
 * the transaction that issues, so that a withdrawal before it wins. What was read and written is remembered.
 */
export const issueDue = (reacting: Reacting, happened: Happened): Promise<void> => {
  const { records, memory, clock, quiet } = reacting;
  const { tripId, storeId, facts, occasion, envelope } = happened;
  const { sequence } = envelope;
  const campaigns = memory.live.index;
  let isLikelyNew = isOpening(envelope);
  return records.database.transact(async (transaction) => {
    const at = clock();
    const known = isLikelyNew ? undefined : await records.trips.latest(tripId);
    const before = known?.row ?? unknownTrip(tripId);
    if (sequence <= before.heardSequence) return;
    const trip = withFacts(before, facts, sequence);
    const { memberId } = trip;
    const withUses = campaigns.hasMessages(occasion, storeId, isCountedByMember);
    const { shopper, uses, remember } = await learnShopper(reacting, transaction, { memberId, withUses });
    const timeZone = await memory.zones.for(campaigns, storeId);
    const called = await messagesDue(uses, { campaigns, trip, occasion, shopper, at, timeZone, quiet });
    const chosen = chooseAmong(memory, happened, { called, storeId, at });
    const due = await withinBudget(reacting, transaction, { memberId, at, called: chosen.due });
    // What may not be said any more this week was not chosen either.
    const choice = due.length < chosen.due.length ? undefined : chosen.choice;
    const messageIds = due.map((one) => ({ ...one, messageId: newId() }));
    const issued = issueMessages(trip, messageIds, { sequence, at, choice });
    if (issued.trip === before) return;
    const options = { cause: causedBy(envelope, at), initial: () => unknownTrip(tripId), isLikelyNew };
    // A try that fails at the trip finds it there the next time; one that fails at counters need not look for it.
    isLikelyNew = false;
    await records.trips.changeWithin(transaction, tripId, options, (_row, version) => {
      if (version !== (known?.version ?? 0))
        throw new ChangedMeanwhile(`trip ${tripId} changed while its messages were issued`);
      return accepted({ row: issued.trip, events: announced(issued, choice) });
    });
    isLikelyNew = options.isLikelyNew;
    const given = due.map(({ campaign }) => {
      const { campaignId, counted, countedOnly, narrow } = campaign;
      const where = countedWhere(campaign, { storeId, at, timeZone });
      return { campaignId, memberId, counted, countedOnly, narrow, ...where, uses: 1, minor: 0 };
    });
    await addUses(records, transaction, given);
    transaction.afterwards.push(() => {
      // A trip that ended was given more than is known here.
      if (issued.trip.basketVersion === 0) memory.trips.written({ trip: issued.trip, own: [] });
      remember(given);
    });
  });
};

/** Which of the messages that are due is shown, if any. */
const chooseAmong = (
  { receptions }: Reacting['memory'],
  { tripId, occasion, envelope }: Happened,
  { called, storeId, at }: Readonly<{ called: readonly DueMessage[]; storeId: string; at: Date }>,
): Readonly<{ choice: Choice | undefined; due: readonly DueMessage[] }> => {
  if (called.length === 0) return { choice: undefined, due: [] };
  const lines = linesOf(occasion);
  const afterSequence = lines.reduce((last, line) => Math.max(last, line.sequence), 0);
  const besideOf = ({ lineId }: DueMessage) =>
    basketOf(occasion).find((line) => line.lineId === lineId)?.category;
  const knownOf = (one: DueMessage) => receptions.knownOf(one.campaign, { storeId, beside: besideOf(one) });
  // Who pays for a place has no say in what is chosen, and is silent where there is no reason.
  const competing = called.filter(
    (one) =>
      one.campaign.content.placement === undefined ||
      hasReason(subjectOf(one.campaign), {
        basket: basketOf(occasion),
        lift: knownOf(one).expected?.lift,
      }),
  );
  if (competing.length === 0) return { choice: undefined, due: [] };
  const choice = chooseMessage(competing, knownOf, {
    tripId,
    sequence: envelope.sequence,
    afterSequence,
    at,
  });
  return { choice, due: called.filter(({ campaign }) => campaign.campaignId === choice.campaignId) };
};

/**
 * Those of the messages that the member may still receive, the first ones; they count from then on. Trips of one member that
 * are spoken to at once meet at their row, so that never more go out.
 */
const withinBudget = async (
  { records: { contacts }, messagesPerWeek }: Reacting,
  { session }: Transaction,
  {
    memberId,
    at,
    called,
  }: Readonly<{ memberId: string | undefined; at: Date; called: readonly DueMessage[] }>,
): Promise<readonly DueMessage[]> => {
  if (memberId === undefined || called.length === 0) return called;
  const known = (await contacts.find(memberId, { session }))?.at ?? [];
  const due = called.slice(0, contactsLeft(known, messagesPerWeek, at));
  if (due.length > 0) {
    const recent = [...recentContacts(known, at), ...due.map(() => at)];
    await contacts.put([{ memberId, at: recent, lastAt: at }], { session });
  }
  return due;
};

/** Whether it is the first that is ever said of its trip: then no copy of it is there yet, unless it comes again. */
const isOpening = ({ sequence }: Envelope): boolean => sequence <= 1;

const announced = (
  { trip: { tripId, storeId }, messages }: Issued,
  choice: Choice | undefined,
): Announcement[] => [
  ...messages.map(({ message, brandId }) => {
    const { messageId, sequence, campaignId, campaignVersion, title, body, issuedAt, sponsorId, picture } =
      message;
    return announce(MessageIssuedV1, {
      messageId,
      tripId,
      messageSequence: sequence,
      campaignId,
      campaignVersion,
      ...(brandId === undefined ? {} : { brandId }),
      ...(sponsorId === undefined ? {} : { sponsored: true as const }),
      title,
      body,
      ...(picture === undefined ? {} : { picture: smallOf(picture) }),
      issuedAt: issuedAt.toISOString(),
    });
  }),
  ...(choice && storeId !== undefined
    ? [announce(MessageChosenV1, chosenOf(choice, { tripId, storeId }))]
    : []),
];

/** The picture as a handheld shows it, where it is found. */
const smallOf = ({ fr, en }: NonNullable<IssuedMessage['picture']>) => ({
  fr: { alt: fr.alt, small: addressOf(fr.small) },
  en: { alt: en.alt, small: addressOf(en.small) },
});

const chosenOf = (
  { at, campaignId, isExplored, candidates }: Choice,
  trip: Readonly<{ tripId: string; storeId: string }>,
) => ({
  ...trip,
  ...(campaignId === undefined ? {} : { campaignId }),
  explored: isExplored,
  candidates: candidates.map(({ version, ...candidate }) => ({ ...candidate, campaignVersion: version })),
  chosenAt: at.toISOString(),
});

/** Writes what an event says of a trip, when the copy did not know it. */
export const keepFacts = async (
  { records, clock }: Reacting,
  { tripId, facts, envelope }: Readonly<{ tripId: string; facts: TripFacts; envelope: Envelope }>,
): Promise<void> => {
  const isLikelyNew = isOpening(envelope);
  const known = isLikelyNew ? undefined : await records.trips.latest(tripId);
  // A trip that is over stays over: who remembers it need not look again.
  if (known && isOver(known.row) && withFacts(known.row, facts, envelope.sequence) === known.row) return;
  const options = { cause: causedBy(envelope, clock()), initial: () => unknownTrip(tripId), isLikelyNew };
  await records.trips.change(tripId, options, (trip: TripCopy) =>
    accepted({ row: withFacts(trip, facts, envelope.sequence) }),
  );
};
