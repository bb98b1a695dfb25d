import { setTimeout } from 'node:timers/promises';
import type { Locale, Result } from '@rayon/kernel';
import { createFeed, type Feed } from './feed';
import { itemOf, type TripEvent, type TripFeedItem } from './trip-event';
import type { TripEvents } from './trip-events';

type TripMessage = Extract<TripFeedItem, { __typename: 'TripMessage' }>;

/** What the supergraph says of a trip to somebody who may see it. */
export type TripSnapshot = Readonly<{
  status: string;
  messages: readonly TripMessage[];
}>;

/** Why a feed is refused or ends. */
export type FeedRejection = { reason: 'NotYours' } | { reason: 'Unavailable' };

/** Asks the supergraph, as the caller, for the trip and its messages after a sequence number. */
export type ReadTrip = (after: number) => Promise<Result<TripSnapshot, FeedRejection>>;

const refetch = (reason: string): TripFeedItem => ({ __typename: 'RefetchNeeded', reason });

/** How often an open feed asks again whether its reader may still see the trip, in milliseconds. */
const recheckMilliseconds = 45_000;

/** Events held back while the supergraph is asked. */
const heldMax = 1_000;
/** Pauses before each time the supergraph is asked for a hole: its copy may be a little behind the bus. */
const fillPausesMilliseconds = [0, 0, 50, 250];

/**
 * Opens the feed of one trip. It listens first, then asks the supergraph, then hands on what both said, each
 * message once and in order: nothing is missed in between. A hole in the sequence is filled by asking again.
 */
export const openTripFeed = async ({
  tripId,
  afterMessage,
  locale,
  withPoints,
  events,
  readTrip,
  now,
  onEnd,
  itemsMax,
  recheckEveryMilliseconds = recheckMilliseconds,
}: {
  tripId: string;
  /** The last sequence the caller saw; 0 for none. */
  afterMessage: number;
  locale: Locale;
  /** Points and balance are for the shopper's own screens. */
  withPoints: boolean;
  events: TripEvents;
  readTrip: ReadTrip;
  now: () => Date;
  onEnd: () => void;
  itemsMax?: number;
  recheckEveryMilliseconds?: number;
}): Promise<Result<Feed<TripFeedItem>, FeedRejection>> => {
  let seen = afterMessage;
  let early: TripEvent[] | undefined = [];
  const held = new Map<number, TripMessage>();
  let filling = false;
  let recheck: NodeJS.Timeout | undefined;

  const unwatch = events.watch(tripId, (event) => (early ? keepEarly(event) : hand(event)));
  const feed = createFeed<TripFeedItem>({
    cutOff: refetch('SLOW_READER'),
    itemsMax,
    onEnd: () => {
      unwatch();
      clearInterval(recheck);
      onEnd();
    },
  });

  const keepEarly = (event: TripEvent) => {
    early?.push(event);
    if ((early?.length ?? 0) > heldMax) feed.end(refetch('SLOW_READER'));
  };

  const handAll = (messages: TripSnapshot['messages']) => {
    for (const message of [...messages].sort((left, right) => left.sequence - right.sequence)) {
      if (message.sequence <= seen) continue;
      seen = message.sequence;
      feed.push(message);
    }
  };

  const giveUp = (reason: FeedRejection['reason']) =>
    feed.end(refetch(reason === 'NotYours' ? 'NOT_YOURS' : 'UNAVAILABLE'));

  /** Hands on what was held back, as far as it follows without a hole; with `anyway`, all of it. */
  const release = ({ anyway }: { anyway: boolean }) => {
    for (const sequence of [...held.keys()].sort((left, right) => left - right)) {
      if (sequence > seen + 1 && !anyway) return;
      const message = held.get(sequence);
      held.delete(sequence);
      if (message) handAll([message]);
    }
  };

  /** Asks for what lies between the last message handed on and the one that just came. */
  const fill = async () => {
    if (filling) return;
    filling = true;
    try {
      for (const pause of fillPausesMilliseconds) {
        if (pause > 0) await setTimeout(pause, undefined, { ref: false });
        const trip = await readTrip(seen);
        if (!trip.ok) return giveUp(trip.rejection.reason);
        handAll(trip.value.messages);
        release({ anyway: false });
        if (held.size === 0) return;
      }
      feed.push(refetch('MISSED'));
      release({ anyway: true });
    } catch {
      giveUp('Unavailable');
    } finally {
      filling = false;
    }
  };

  const hand = (event: TripEvent) => {
    if (event.__typename === 'TripPoints' && !withPoints) return;
    const item = itemOf(event, locale);
    if (item.__typename !== 'TripMessage') return feed.push(item);
    if (item.sequence <= seen) return;
    if (item.sequence === seen + 1 && !filling) return handAll([item]);
    if (held.size < heldMax) held.set(item.sequence, item);
    else feed.end(refetch('SLOW_READER'));
    void fill();
  };

  const trip = await readTrip(afterMessage).catch((error: unknown) => {
    feed.end();
    throw error;
  });
  if (!trip.ok) {
    feed.end();
    return trip;
  }
  feed.push({ __typename: 'TripStatus', status: trip.value.status, at: now().toISOString() });
  handAll(trip.value.messages);
  const waiting = early;
  early = undefined;
  for (const event of waiting) hand(event);

  recheck = setInterval(() => void fill(), recheckEveryMilliseconds);
  recheck.unref();
  return { ok: true, value: feed };
};
