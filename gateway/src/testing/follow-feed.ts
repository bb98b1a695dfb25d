import type { Principal } from '@rayon/auth';
import { createClient } from 'graphql-sse';

/** One item of a feed as it comes over the line. */
export type SeenItem = { __typename: string } & Record<string, unknown>;

/** Follows the one feed a document subscribes to; `until` waits for that many items. */
export const followFeed = (
  shop: { url: string; headersFor: (principal: Principal | undefined) => Record<string, string> },
  {
    query,
    variables,
    as,
    language = 'en',
  }: {
    query: string;
    variables: Record<string, unknown>;
    as: Principal | undefined;
    language?: string;
  },
) => {
  const items: SeenItem[] = [];
  const errors: { message: string; extensions?: { code?: string } }[] = [];
  const client = createClient({
    url: `${shop.url}/live`,
    headers: { ...shop.headersFor(as), 'accept-language': language },
    retryAttempts: 0,
  });
  let close: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    close = client.subscribe<Record<string, SeenItem>>(
      { query, variables },
      {
        next: ({ data, errors: refused }) => {
          items.push(...Object.values(data ?? {}));
          if (refused) errors.push(...(refused as never[]));
        },
        error: (error) => {
          errors.push(error as never);
          resolve();
        },
        complete: resolve,
      },
    );
  });
  const until = async (count: number) => {
    const deadline = Date.now() + 60_000;
    let over = false;
    void done.then(() => {
      over = true;
    });
    while (items.length < count && !over && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 5));
    return items;
  };
  return { items, errors, done, until, close: () => close() };
};
