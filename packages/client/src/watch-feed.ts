import { isUnauthenticated } from './gateway-problem';
import { type FeedClient, type FeedData, openFeed } from './open-feed';
import type { TypedDocument } from './typed-document';

/** What is done about a feed. */
export type FeedHandlers<Item> = Readonly<{
  /**
   * Each time the gateway answered: the feed listens from then on, so what is asked now misses nothing. A refusal is an
   * answer too, and is said right after it.
   */
  connected?: () => void;
  see: (item: Item) => void;
  /** A connection is over, or there was none, and the next one is still to come. */
  lost?: () => void;
  /** The feed is refused for good, with this code: nothing is tried again. */
  ended?: (code: string) => void;
}>;

/** Pauses before connecting again, in milliseconds. */
export const pauseMilliseconds = { first: 500, most: 15_000 } as const;

/** Asked again at once, the gateway would say the same. */
const finalCodes: readonly string[] = ['FORBIDDEN', 'TOO_MANY_FEEDS', 'BAD_INPUT'];

/**
 * Watches a feed; connects again by itself, with the variables as they are then, and gets a new token when the gateway
 * asks for one. Returns how to stop.
 */
export const watchFeed = <Data extends FeedData<Data>, Variables extends Record<string, unknown>>(
  client: FeedClient,
  document: TypedDocument<Data, Variables>,
  variables: () => Variables,
  { connected, see, lost, ended }: FeedHandlers<Data[keyof Data]>,
): (() => void) => {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let close: () => void = () => undefined;
  const pauses = growingPauses();

  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    pauses.disconnected();
    close();
  };
  const again = () => {
    if (stopped) return;
    lost?.();
    timer = setTimeout(connect, pauses.next());
  };
  const end = (code: string) => {
    if (stopped) return;
    stop();
    ended?.(code);
  };
  const connect = () => {
    const { accessToken } = client;
    close = openFeed(client, document, variables(), {
      connected: () => {
        if (stopped) return;
        pauses.connected();
        connected?.();
      },
      see: (item) => {
        if (stopped) return;
        pauses.reset();
        see(item);
      },
      closed: (code) => {
        pauses.disconnected();
        if (stopped) return;
        if (code !== undefined && finalCodes.includes(code)) end(code);
        else if (code !== 'UNAUTHENTICATED') again();
        else
          client
            .renew(accessToken)
            .then(again, (error: unknown) => (isUnauthenticated(error) ? end(code) : again()));
      },
    });
  };
  connect();
  return stop;
};

/** Each pause is twice the one before, until an item came or a connection held for the longest of them. */
const growingPauses = () => {
  let pause: number = pauseMilliseconds.first;
  let holding: ReturnType<typeof setTimeout> | undefined;
  const reset = () => {
    pause = pauseMilliseconds.first;
  };
  return {
    reset,
    connected: () => {
      holding = setTimeout(reset, pauseMilliseconds.most);
    },
    disconnected: () => clearTimeout(holding),
    next: (): number => {
      const next = pause;
      pause = Math.min(pause * 2, pauseMilliseconds.most);
      return next;
    },
  };
};
