import { createClient, NetworkError } from 'graphql-sse';
import { currentLanguage } from '../i18n';
import type { Caller } from './caller';
import { tripFeedDocument } from './documents';

/** What the live channel of a trip says. */
export type TripFeedItem =
  | { __typename: 'TripMessage'; sequence: number; messageId: string; title: string; body: string }
  | { __typename: 'TripStatus'; status: string }
  | { __typename: 'TripPoints'; points: number; balance: number }
  | { __typename: 'RefetchNeeded'; reason: string };

/** A message pushed to the shopper. */
export type TripMessage = Extract<TripFeedItem, { __typename: 'TripMessage' }>;

const pauseMilliseconds = { first: 500, most: 15_000 } as const;

/** Watches a trip; connects again by itself and names the last message it saw. Returns how to stop. */
export const watchTrip = (
  caller: Caller,
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
    const token = caller.accessToken();
    const feed = createClient({
      url: '/live',
      headers: { authorization: `Bearer ${token}`, 'accept-language': currentLanguage() },
      retryAttempts: 0,
    });
    const renewThenAgain = () => void caller.renew(token).then(again, again);
    let ended = false;
    stop = feed.subscribe<{ tripFeed: TripFeedItem }>(
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
