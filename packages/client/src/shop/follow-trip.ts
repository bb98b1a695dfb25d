import type { GatewayClient } from '../gateway-client';
import { type TripFeedItem, type TripMessage, watchTrip } from '../trip-feed';

/** Posted points, as the live channel says it. */
type TripPoints = Extract<TripFeedItem, { __typename: 'TripPoints' }>;

/** Watches a trip and keeps what came: `seen` holds it all, `next` waits for an item that fits. */
export const followTrip = (client: GatewayClient, tripId: string) => {
  const seen: TripFeedItem[] = [];
  const waiting = new Set<() => void>();
  const stop = watchTrip(client, tripId, (item) => {
    seen.push(item);
    for (const look of waiting) look();
  });

  const next = <Item extends TripFeedItem>(
    fits: (item: TripFeedItem) => item is Item,
    timeoutMilliseconds = 60_000,
  ): Promise<Item> =>
    new Promise((found, failed) => {
      const finish = (how: () => void) => {
        clearTimeout(timer);
        waiting.delete(look);
        how();
      };
      const timer = setTimeout(
        () => finish(() => failed(new Error('nothing fitting came over the live channel in time'))),
        timeoutMilliseconds,
      );
      const look = () => {
        const item = seen.find(fits);
        if (item) finish(() => found(item));
      };
      waiting.add(look);
      look();
    });

  return { seen, next, stop };
};

/** Picks messages out of the feed. */
export const isMessage = (item: TripFeedItem): item is TripMessage => item.__typename === 'TripMessage';

/** Picks posted points out of the feed. */
export const isPoints = (item: TripFeedItem): item is TripPoints => item.__typename === 'TripPoints';
