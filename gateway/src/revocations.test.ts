import { manualClock } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { createRevocations } from './revocations';
import { followFeed } from './testing/follow-feed';
import { handheld, openShop, owner, tripId } from './testing/toy-shop';

type Shop = Awaited<ReturnType<typeof openShop>>;

const open: Shop[] = [];
const shopOf = async (options: Parameters<typeof openShop>[0] = {}): Promise<Shop> => {
  const shop = await openShop({ revokedEveryMilliseconds: 20, ...options });
  open.push(shop);
  return shop;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

const statusOf = async ({ url }: Shop, token: string): Promise<number> => {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: '{"query":"{ whoAmI }"}',
  });
  await answer.arrayBuffer();
  return answer.status;
};

/** Asks until the answer is another one: the gateway hears in its own time. */
const refusedAtLast = async (shop: Shop, token: string): Promise<void> => {
  while ((await statusOf(shop, token)) === 200) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await statusOf(shop, token)).toBe(401);
};

test('a session that is revoked ends its tokens, and no other session of the same person', async () => {
  const shop = await shopOf();
  const [phone, lost] = ['s-1', 's-2'].map((sessionId) => shop.access.signAccess(owner, { sessionId }));
  if (!phone || !lost) throw new Error('no tokens');
  expect([await statusOf(shop, phone), await statusOf(shop, lost)]).toEqual([200, 200]);
  shop.revokedIds.add('s-2');
  await refusedAtLast(shop, lost);
  expect(await statusOf(shop, phone)).toBe(200);
});

test('a machine that is revoked does nothing any more', async () => {
  const shop = await shopOf();
  const token = shop.access.signAccess(handheld);
  expect(await statusOf(shop, token)).toBe(200);
  shop.revokedIds.add('d-1');
  await refusedAtLast(shop, token);
});

test('an open feed ends with the session it was opened in, long before it looks again', async () => {
  const shop = await shopOf({ liveRecheckMilliseconds: 3_600_000 });
  const token = shop.access.signAccess(owner, { sessionId: 's-9' });
  const feed = followFeed(
    { url: shop.url, headersFor: () => ({ authorization: `Bearer ${token}` }) },
    {
      query:
        'subscription ($id: ID!) { tripFeed(tripId: $id) { __typename ... on RefetchNeeded { reason } } }',
      variables: { id: tripId },
      as: owner,
    },
  );
  await feed.until(1);
  shop.revokedIds.add('s-9');
  await feed.done;
  expect(feed.items.at(-1)).toEqual({ __typename: 'RefetchNeeded', reason: 'SIGN_IN_AGAIN' });
});

test('a gateway that starts takes no token before it knows what was revoked', async () => {
  const away = { is: true };
  const shop = await shopOf({
    revokedEveryMilliseconds: 3_600_000,
    revoked: async () => {
      if (away.is) throw new Error('away');
      return { until: 1, ids: ['s-2'] };
    },
  });
  const [good, revoked] = ['s-1', 's-2'].map((sessionId) => shop.access.signAccess(owner, { sessionId }));
  if (!good || !revoked) throw new Error('no tokens');
  expect(await statusOf(shop, good)).toBe(401);
  away.is = false;
  expect([await statusOf(shop, good), await statusOf(shop, revoked)]).toEqual([200, 401]);
});

test('what was revoked is asked for from where the last answer ended, and forgotten when no token can be left', async () => {
  const clock = manualClock('2026-05-04T12:00:00Z');
  const asked: (number | undefined)[] = [];
  const answers = [['a'], ['a', 'b'], []];
  let heard = 0;
  const revocations = createRevocations({
    source: async (since) => {
      asked.push(since);
      const ids = answers.shift();
      if (!ids) throw new Error('away');
      return { until: (since ?? 0) + 100, ids };
    },
    clock,
    logger: createLogger('test', { level: 'silent' }),
    everyMilliseconds: 5,
    onNews: () => {
      heard += 1;
    },
  });
  const access = (sessionId: string) => ({ principal: owner, sessionId });
  while (asked.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  while (!revocations.isRevoked(access('b'))) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(revocations.isRevoked(access('a'))).toBe(true);
  expect(heard).toBe(2);
  // The last access token of either is over.
  clock.advance(20 * 60_000);
  answers.push([]);
  while (revocations.isRevoked(access('a'))) await new Promise((resolve) => setTimeout(resolve, 5));
  revocations.stop();
  expect(asked.slice(0, 3)).toEqual([undefined, 100, 200]);
});
