import { keepWatching } from './keep-watching';
import type { FeedClient } from './open-feed';
import { type TripFeedSubscription, tripFeedDocument } from './operations/live.gen';

/** What the live channel of a trip says. */
export type TripFeedItem = TripFeedSubscription['tripFeed'];

/** A message pushed to the shopper. */
export type TripMessage = Extract<TripFeedItem, { __typename: 'TripMessage' }>;

/** Watches a trip; connects again by itself and names the last message it saw. Returns how to stop. */
export const watchTrip = (
  client: FeedClient,
  tripId: string,
  see: (item: TripFeedItem) => void,
): (() => void) => {
  let lastMessage = 0;
  return keepWatching(client, tripFeedDocument, () => ({ tripId, afterMessage: lastMessage }), {
    see: (item) => {
      if (item.__typename === 'TripMessage') lastMessage = item.sequence;
      see(item);
    },
  });
};
