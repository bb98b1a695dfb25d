import { createClient } from 'graphql-sse';
import i18next from 'i18next';

/** What the live channel of a trip says. */
export type TripFeedItem =
  | { __typename: 'TripMessage'; sequence: number; messageId: string; title: string; body: string }
  | { __typename: 'TripStatus'; status: string }
  | { __typename: 'TripPoints'; points: number; balance: number }
  | { __typename: 'RefetchNeeded'; reason: string };

/** Watches a trip; connects again by itself and names the last message it saw. Returns how to stop. */
export const watchTrip = (
  accessToken: string,
  tripId: string,
  see: (item: TripFeedItem) => void,
): (() => void) => {
  let lastMessage = 0;
  let stopped = false;
  let stop: () => void = () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const connect = () => {
    const feed = createClient({
      url: '/live',
      headers: { authorization: `Bearer ${accessToken}`, 'accept-language': i18next.language },
      retryAttempts: 0,
    });
    const again = () => {
      if (!stopped) timer = setTimeout(connect, 1500);
    };
    stop = feed.subscribe<{ tripFeed: TripFeedItem }>(
      {
        query: `subscription TripFeed($tripId: ID!, $afterMessage: Int) {
          tripFeed(tripId: $tripId, afterMessage: $afterMessage) { __typename
            ... on TripMessage { sequence messageId title body }
            ... on TripStatus { status }
            ... on TripPoints { points balance }
            ... on RefetchNeeded { reason } } }`,
        variables: { tripId, afterMessage: lastMessage },
      },
      {
        next: ({ data }) => {
          if (!data) return;
          if (data.tripFeed.__typename === 'TripMessage') lastMessage = data.tripFeed.sequence;
          see(data.tripFeed);
        },
        error: again,
        complete: again,
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
