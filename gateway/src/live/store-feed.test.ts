import type { Principal } from '@rayon/auth';
import { TripStatusChangedV1 } from '@rayon/events';
import { newEvent, newId, systemClock } from '@rayon/kernel';
import { followFeed } from '../testing/follow-feed';
import { brand, handheld, openShop, owner, waiting } from '../testing/toy-shop';
import { unreadResponse } from '../testing/unread-response';

const here = '0192f0c1-0000-7000-8000-0000000000a1';
const elsewhere = '0192f0c1-0000-7000-8000-0000000000a2';
const at = '2026-05-04T12:00:00.000Z';

const staff = (role: 'associate' | 'marketer', ...storeIds: string[]): Principal => ({
  kind: 'staff',
  staffId: `${role} of ${storeIds.length}`,
  role,
  storeIds,
});
const associate = staff('associate', here);

const query = `subscription ($id: ID!) { storeFeed(storeId: $id) {
  __typename
  ... on StoreTripChanged { tripId status at }
  ... on RefetchNeeded { reason }
} }`;

const moved = (tripId: string, storeId: string, status: 'ended' | 'to-pay' | 'closed' = 'ended') =>
  newEvent(TripStatusChangedV1, {
    data: { tripId, storeId, deviceId: 'd-1', status, at },
    sequence: 1,
    at: new Date(at),
    correlationId: 'c',
  });

type Shop = Awaited<ReturnType<typeof openShop>>;
let shop: Shop;
const open = async (options: Parameters<typeof openShop>[0] = {}) => {
  shop = await openShop(options);
};
beforeEach(() => {
  waiting.length = 0;
});
afterEach(() => shop.stop());

const follow = (as: Principal | undefined = associate, storeId = here) =>
  followFeed(shop, { query, variables: { id: storeId }, as });

test('an associate sees who waits in the store, and then its trips that move, and no other store’s', async () => {
  await open();
  const first = newId();
  waiting.push({ id: first, version: 3 });
  const feed = follow();
  expect(await feed.until(1)).toMatchObject([
    { __typename: 'StoreTripChanged', tripId: first, status: 'ENDED' },
  ]);
  const [theirs, ours] = [newId(), newId()];
  await shop.publish([moved(theirs, elsewhere), moved(ours, here, 'to-pay'), moved(first, here, 'closed')]);
  const items = await feed.until(3);
  feed.close();
  expect(items.slice(1)).toEqual([
    { __typename: 'StoreTripChanged', tripId: ours, status: 'TO_PAY', at },
    { __typename: 'StoreTripChanged', tripId: first, status: 'CLOSED', at },
  ]);
});

test.each([
  ['an associate of another store', staff('associate', elsewhere), 'FORBIDDEN'],
  ['an associate of no store', staff('associate'), 'FORBIDDEN'],
  ['a marketer, whom the plain query refuses too', staff('marketer', here), 'FORBIDDEN'],
  ['a brand', brand, 'FORBIDDEN'],
  ['a shopper', owner, 'FORBIDDEN'],
  ['a handheld', handheld, 'FORBIDDEN'],
  ['nobody', undefined, 'UNAUTHENTICATED'],
])('is refused to %s', async (_who, as, code) => {
  await open();
  waiting.push({ id: newId(), version: 1 });
  // A default would stand in for nobody.
  const feed = followFeed(shop, { query, variables: { id: here }, as });
  await feed.done;
  expect([feed.items, feed.errors.map(({ extensions }) => extensions?.code)]).toEqual([[], [code]]);
});

test('what is no id is the caller’s mistake', async () => {
  await open();
  const feed = follow(associate, 'nantes');
  await feed.done;
  expect(feed.errors[0]?.extensions?.code).toBe('BAD_INPUT');
});

test('a change whose event was lost shows at the next look', async () => {
  await open({ liveRecheckMilliseconds: 20 });
  let version = 3;
  let looks = 0;
  waiting.push({
    id: newId(),
    get version() {
      looks += 1;
      return version;
    },
  });
  const feed = follow();
  await feed.until(1);
  version = 4;
  await feed.until(2);
  const before = looks;
  while (looks < before + 3) await new Promise((resolve) => setTimeout(resolve, 5));
  feed.close();
  expect(feed.items.slice(1)).toEqual([{ __typename: 'RefetchNeeded', reason: 'MISSED' }]);
});

test('whose token is no longer good is let go and asked to sign in', async () => {
  let ahead = 0;
  await open({ clock: () => new Date(systemClock().getTime() + ahead), liveRecheckMilliseconds: 20 });
  waiting.push({ id: newId(), version: 1 });
  const feed = follow();
  await feed.until(1);
  ahead = 24 * 60 * 60 * 1000;
  await feed.done;
  expect(feed.items.at(-1)).toEqual({ __typename: 'RefetchNeeded', reason: 'SIGN_IN_AGAIN' });
  await shop.publish([moved(newId(), here)]);
  expect(await (await fetch(`${shop.url}/metrics`)).text()).toContain('rayon_live_feeds 0');
});

test('a reader that takes nothing is cut off', async () => {
  await open();
  const response = await unreadResponse(`${shop.url}/live`, {
    headers: { ...shop.headersFor(associate), accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables: { id: here } }),
  });
  const tripId = newId();
  let published = 0;
  for (; published < 60_000; published += 100) {
    await shop.publish(Array.from({ length: 100 }, () => moved(tripId, here)));
    await new Promise((resolve) => setImmediate(resolve));
    const metrics = await (await fetch(`${shop.url}/metrics`)).text();
    if (metrics.includes('rayon_live_feeds 0')) break;
  }
  expect(published).toBeLessThan(60_000);
  expect(await response.rest()).toContain('SLOW_READER');
});
