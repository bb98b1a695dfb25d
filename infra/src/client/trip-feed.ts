import { createClient } from 'graphql-sse';
import type { GatewayClient } from './gateway-client';

/** One item of the live channel of a trip. */
export type TripFeedItem =
  | {
      __typename: 'TripMessage';
      sequence: number;
      messageId: string;
      campaignId: string;
      title: string;
      body: string;
    }
  | { __typename: 'TripStatus'; status: string; at: string }
  | { __typename: 'TripPoints'; points: number; balance: number }
  | { __typename: 'RefetchNeeded'; reason: string };

const subscription = `subscription TripFeed($tripId: ID!, $afterMessage: Int) {
  tripFeed(tripId: $tripId, afterMessage: $afterMessage) {
    __typename
    ... on TripMessage { sequence messageId campaignId title body issuedAt }
    ... on TripStatus { status at }
    ... on TripPoints { points balance }
    ... on RefetchNeeded { reason }
  }
}`;

/** Watches a trip over the live channel. `seen` holds what came so far; `next` waits for an item that fits. */
export const watchTrip = (client: GatewayClient, tripId: string, afterMessage = 0) => {
  const seen: TripFeedItem[] = [];
  const waiting = new Set<() => void>();
  const feed = createClient({
    url: `${client.url}/live`,
    headers: {
      'accept-language': 'en',
      ...(client.accessToken ? { authorization: `Bearer ${client.accessToken}` } : {}),
    },
    retryAttempts: 0,
  });
  let failure: unknown;
  const stop = feed.subscribe<{ tripFeed: TripFeedItem }>(
    { query: subscription, variables: { tripId, afterMessage } },
    {
      next: (message) => {
        if (message.data) seen.push(message.data.tripFeed);
        else failure = message.errors;
        for (const look of waiting) look();
      },
      error: (error) => {
        failure = error;
        for (const look of waiting) look();
      },
      complete: () => undefined,
    },
  );

  const next = <Item extends TripFeedItem>(
    fits: (item: TripFeedItem) => item is Item,
    timeoutMilliseconds = 60_000,
  ): Promise<Item> =>
    new Promise((found, failed) => {
      const timer = setTimeout(
        () => finish(() => failed(new Error('nothing fitting came over the live channel in time'))),
        timeoutMilliseconds,
      );
      const finish = (how: () => void) => {
        clearTimeout(timer);
        waiting.delete(look);
        how();
      };
      const look = () => {
        const item = seen.find(fits);
        if (item) finish(() => found(item));
        else if (failure)
          finish(() => failed(new Error(`the live channel broke: ${JSON.stringify(failure)}`)));
      };
      waiting.add(look);
      look();
    });

  return {
    seen,
    next,
    stop: () => {
      stop();
      feed.dispose();
    },
  };
};

/** Picks messages out of the feed. */
export const isMessage = (item: TripFeedItem): item is Extract<TripFeedItem, { __typename: 'TripMessage' }> =>
  item.__typename === 'TripMessage';

/** Picks posted points out of the feed. */
export const isPoints = (item: TripFeedItem): item is Extract<TripFeedItem, { __typename: 'TripPoints' }> =>
  item.__typename === 'TripPoints';
