import { followFeed, type SeenItem as Item } from '../testing/follow-feed';
import { handheld, openShop, owner, stored, stranger, tripId } from '../testing/toy-shop';
import { unreadResponse } from '../testing/unread-response';
import { createItemQueue } from './item-queue';

type Shop = Awaited<ReturnType<typeof openShop>>;

const query = `subscription ($id: ID!, $after: Int) { tripFeed(tripId: $id, afterMessage: $after) {
  __typename
  ... on TripMessage { sequence messageId campaignId title body issuedAt }
  ... on TripStatus { status at }
  ... on TripPoints { points balance }
  ... on RefetchNeeded { reason }
} }`;

let shop: Shop;
beforeEach(async () => {
  stored.messages = [];
  stored.hidden = 0;
  stored.readings = 0;
  shop = await openShop();
});
afterEach(() => shop.stop());

/** Follows a trip; `until` waits for that many items. */
const follow = ({
  as = owner,
  after,
  language,
}: {
  as?: typeof owner;
  after?: number;
  language?: string;
} = {}) => followFeed(shop, { query, variables: { id: tripId, after }, as, language });

const sequences = (items: Item[]) =>
  items.flatMap(({ __typename, sequence }) => (__typename === 'TripMessage' ? [sequence] : []));

test('a shopper sees what happened before and what happens now, in their language', async () => {
  await shop.issue(1);
  const feed = follow();
  await feed.until(2);
  await shop.issue(2);
  await shop.status('to-pay');
  await shop.points(12, 340);
  const items = await feed.until(5);
  feed.close();

  expect(items.map(({ __typename }) => __typename)).toEqual([
    'TripStatus',
    'TripMessage',
    'TripMessage',
    'TripStatus',
    'TripPoints',
  ]);
  expect(items[0]).toMatchObject({ status: 'OPEN' });
  expect(items[2]).toMatchObject({ sequence: 2, title: 'Title 2', body: 'Text', campaignId: 'c-1' });
  expect(items[3]).toMatchObject({ status: 'TO_PAY' });
  expect(items[4]).toEqual({ __typename: 'TripPoints', points: 12, balance: 340 });
});

test('a client that comes back names the last message it saw and misses none, sees none twice', async () => {
  const first = follow();
  await first.until(1);
  await shop.issue(1);
  await shop.issue(2);
  await first.until(3);
  first.close();
  await shop.issue(3);
  await shop.issue(4);

  const second = follow({ after: 2 });
  await second.until(3);
  await shop.issue(5);
  const items = await second.until(4);
  second.close();
  expect(sequences(items)).toEqual([3, 4, 5]);
});

test('messages issued while the feed opens arrive once and in order', async () => {
  for (let sequence = 1; sequence <= 20; sequence += 1) await shop.issue(sequence);
  const feed = follow();
  for (let sequence = 21; sequence <= 60; sequence += 1) {
    await shop.issue(sequence);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const items = await feed.until(61);
  feed.close();
  expect(sequences(items)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
});

test('a hole in the sequence is filled from the supergraph, even when that is a little behind', async () => {
  const feed = follow();
  await feed.until(1);
  await shop.issue(1);
  await feed.until(2);
  const template = stored.messages[0];
  if (!template) throw new Error('nothing stored');
  stored.messages.push({ ...template, sequence: 2, messageId: 'msg-2' });
  stored.hidden = 1;
  await shop.issue(3);
  await shop.issue(4);
  const items = await feed.until(5);
  feed.close();
  expect(sequences(items)).toEqual([1, 2, 3, 4]);
  expect(items.some(({ __typename }) => __typename === 'RefetchNeeded')).toBe(false);
});

test('a hole nobody can fill is said, and the feed goes on', async () => {
  const feed = follow();
  await feed.until(1);
  await shop.issue(2, { storedFirst: false });
  const items = await feed.until(3);
  feed.close();
  expect(items.slice(1)).toEqual([
    { __typename: 'RefetchNeeded', reason: 'MISSED' },
    expect.objectContaining({ sequence: 2 }),
  ]);
});

test.each([
  ['somebody else’s trip', stranger, 'FORBIDDEN'],
  ['nobody', undefined, 'UNAUTHENTICATED'],
])('is refused to %s', async (_who, as, code) => {
  const answer = await fetch(`${shop.url}/live`, {
    method: 'POST',
    headers: { ...shop.headersFor(as), accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables: { id: tripId } }),
  });
  const text = await answer.text();
  expect(text).toContain(`"code":"${code}"`);
  expect(text).not.toContain('TripStatus');
});

test('a refused token is 401; GET, large bodies, bad syntax and introspection of the schema go nowhere', async () => {
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${shop.url}/live`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  expect((await post({ query }, { authorization: 'Bearer nonsense' })).status).toBe(401);
  expect((await fetch(`${shop.url}/live?query=x`, { headers: { accept: 'text/event-stream' } })).status).toBe(
    404,
  );
  expect((await post({ query, variables: { id: 'x'.repeat(5_000) } })).status).toBe(413);
  expect(await (await post({ query: 'subscription {' })).text()).toContain('GRAPHQL_PARSE_FAILED');
  expect(await (await post({ query: '{ __schema { types { name } } }' })).text()).not.toContain(
    'TripMessage',
  );
  expect(
    await (await post({ query, variables: { id: 'not-an-id' } }, shop.headersFor(owner))).text(),
  ).toContain('BAD_INPUT');
});

test.each([
  ['a field nobody has', { query: 'subscription { tripFeed(tripId: "x") { nothing } }' }],
  [
    'two feeds at once',
    {
      query:
        'subscription { a: tripFeed(tripId: "x") { __typename } b: tripFeed(tripId: "y") { __typename } }',
    },
  ],
  ['no trip', { query, variables: {} }],
  ['half a message', { query, variables: { id: tripId, after: 1.5 } }],
  ['a mutation', { query: 'mutation { pay }' }],
])('refuses %s as the caller’s mistake', async (_what, body) => {
  const answer = await fetch(`${shop.url}/live`, {
    method: 'POST',
    headers: { ...shop.headersFor(owner), accept: 'text/event-stream' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  expect(text).toMatch(/"code":"(BAD_INPUT|GRAPHQL_VALIDATION_FAILED)"/);
  expect(text).not.toContain('Something went wrong');
});

test.each([
  ['whoever takes anything', '*/*', 200],
  ['whoever takes streams among others', 'application/json, text/event-stream', 200],
  ['nobody who wants something else', 'application/json', 406],
])('streams to %s', async (_who, accept, status) => {
  const answer = await fetch(`${shop.url}/live`, {
    method: 'POST',
    headers: { ...shop.headersFor(owner), accept },
    body: JSON.stringify({ query: '{ liveVersion }' }),
  });
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(status === 200 ? '"liveVersion":1' : '"code":"BAD_REQUEST"');
});

test('a sixth feed of one person is refused, and a closed one makes room', async () => {
  const feeds = Array.from({ length: 5 }, () => follow());
  await Promise.all(feeds.map((feed) => feed.until(1)));
  const sixth = follow();
  await sixth.done;
  expect(sixth.errors[0]?.extensions?.code).toBe('TOO_MANY_FEEDS');
  const other = follow({ as: handheld });
  expect(await other.until(1)).toHaveLength(1);

  feeds[0]?.close();
  // The gateway learns of it a moment later, when the connection has ended.
  let again = follow();
  for (let tries = 0; tries < 200 && (await again.until(1)).length === 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    again = follow();
  }
  expect(again.items).toHaveLength(1);
  for (const feed of [...feeds, other, again]) feed.close();
});

test('a gateway that stops tells its readers', async () => {
  const feed = follow();
  await feed.until(1);
  await shop.stop();
  await feed.done;
  expect(feed.items.at(-1)).toEqual({ __typename: 'RefetchNeeded', reason: 'RESTARTING' });
});

test('a reader that takes nothing is cut off, and memory stays bounded', async () => {
  const response = await unreadResponse(`${shop.url}/live`, {
    headers: { ...shop.headersFor(owner), accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables: { id: tripId } }),
  });
  let issued = 0;
  for (let sequence = 1; sequence <= 60_000; sequence += 1) {
    issued = sequence;
    await shop.issue(sequence, { storedFirst: false });
    if (sequence % 500 === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const metrics = await (await fetch(`${shop.url}/metrics`)).text();
      if (metrics.includes('rayon_live_feeds 0')) break;
    }
  }
  expect(issued).toBeLessThan(30_000);
  const text = await response.rest();
  expect(text).toContain('SLOW_READER');
  expect(text.length).toBeLessThan(20_000_000);
});

test('a feed drops what waits when it is full, says why, and ends', async () => {
  let ended = 0;
  const feed = createItemQueue<number>({ cutOff: -1, itemsMax: 3, onEnd: () => (ended += 1) });
  for (const item of [1, 2, 3, 4, 5]) feed.push(item);
  const taken: number[] = [];
  for await (const item of feed) taken.push(item);
  expect(taken).toEqual([-1]);
  expect(ended).toBe(1);
});
