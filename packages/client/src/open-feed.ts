import { createClient, NetworkError } from 'graphql-sse';
import type { GatewayClient } from './gateway-client';
import type { TypedDocument } from './typed-document';

/** Who watches. */
export type FeedClient = Pick<GatewayClient, 'url' | 'accessToken' | 'language' | 'renew'>;

/** What a subscription gives: one field, named after the feed, with an item of it or the word to ask again. */
export type FeedData<Data> = Record<keyof Data, Readonly<{ __typename: string; reason?: string }>>;

/** Opens one connection to a feed with the token of now, and tries nothing again. Returns how to close it. */
export const openFeed = <Data extends FeedData<Data>, Variables extends Record<string, unknown>>(
  { url, accessToken, language }: Omit<FeedClient, 'renew'>,
  document: TypedDocument<Data, Variables>,
  variables: Variables,
  {
    connected,
    see,
    closed,
  }: {
    connected: () => void;
    see: (item: Data[keyof Data]) => void;
    /** The connection is over; with a code when the gateway said why. Comes once, also after a close of one's own. */
    closed: (code: string | undefined) => void;
  },
): (() => void) => {
  let code: string | undefined;
  const client = createClient({
    url: `${url}/live`,
    headers: {
      'accept-language': language(),
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
    },
    retryAttempts: 0,
    on: { connected },
  });
  return client.subscribe<Data>(
    { query: document, variables },
    {
      next: ({ data, errors }) => {
        if (errors) code = codeOf(errors[0]?.extensions);
        const item = data && onlyFieldOf(data);
        if (!item) return;
        if (item.__typename === 'RefetchNeeded' && item.reason === 'SIGN_IN_AGAIN') code = 'UNAUTHENTICATED';
        see(item);
      },
      error: (error) => {
        const refused = error instanceof NetworkError && error.response?.status === 401;
        closed(refused ? 'UNAUTHENTICATED' : code);
      },
      complete: () => closed(code),
    },
  );
};

const codeOf = (extensions: unknown): string => {
  const { code } = (extensions ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'UNKNOWN';
};

const onlyFieldOf = <Data extends object>(data: Data): Data[keyof Data] | undefined => {
  for (const name in data) return data[name];
  return undefined;
};
