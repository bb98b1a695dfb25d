import { createClient, NetworkError } from 'graphql-sse';
import type { GatewayClient } from './gateway-client';
import { type TripFeedSubscription, tripFeedDocument } from './operations/live.gen';

/** What the live channel of a trip says. */
export type TripFeedItem = TripFeedSubscription['tripFeed'];

/** A message pushed to the shopper. */
export type TripMessage = Extract<TripFeedItem, { __typename: 'TripMessage' }>;

const pauseMilliseconds = { first: 500, most: 15_000 } as const;

/** Watches a trip; connects again by itself and names the last message it saw. Returns how to stop. */
export const watchTrip = (
  client: Pick<GatewayClient, 'url' | 'accessToken' | 'language' | 'renew'>,
  tripId: string,
  see: (item: TripFeedItem) => void,
): (() => void) => {
  let lastMessage = 0;
  let stopped = false;
  let pause: number = pauseMilliseconds.first;
  let stop: () => void = () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const again = () => {
    if (stopped) return;
    timer = setTimeout(connect, pause);
    pause = Math.min(pause * 2, pauseMilliseconds.most);
  };
  const connect = () => {
    const { accessToken } = client;
    const feed = createClient({
      url: `${client.url}/live`,
      headers: {
        'accept-language': client.language(),
        ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
      },
      retryAttempts: 0,
    });
    const renewThenAgain = () => void client.renew(accessToken).then(again, again);
    let ended = false;
    stop = feed.subscribe<TripFeedSubscription>(
      { query: tripFeedDocument, variables: { tripId, afterMessage: lastMessage } },
      {
        next: ({ data }) => {
          if (!data) return;
          pause = pauseMilliseconds.first;
          const item = data.tripFeed;
          if (item.__typename === 'TripMessage') lastMessage = item.sequence;
          ended ||= item.__typename === 'RefetchNeeded' && item.reason === 'SIGN_IN_AGAIN';
          see(item);
        },
        error: (error) => {
          const refused = error instanceof NetworkError && error.response?.status === 401;
          if (refused) renewThenAgain();
          else again();
        },
        complete: () => (ended ? renewThenAgain() : again()),
      },
    );
  };
  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    stop();
  };
};
