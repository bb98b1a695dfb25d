import { createInProcessBus } from '@rayon/bus';
import type { LineFacts } from '@rayon/events';
import { QuietChangedV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { type Data, deviceOf, memberOf, until } from '@rayon/testkit';
import { basketOf, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers({ quiet: { startSeconds: 60, betweenSeconds: 30 } });
});
afterAll(() => shop?.stop());

const message = { trigger: { kind: 'LINE_SCANNED' }, benefit: { kind: 'MESSAGE' } };

const openStage = async () => {
  const storeId = newId();
  const first = await shop.launch({ storeIds: [storeId], ...message, priority: 2 });
  const second = await shop.launch({ storeIds: [storeId], ...message, priority: 1 });
  const memberId = await shop.enrol();
  const trip = await shop.openTrip({ storeId, memberId });
  return { storeId, first, second, memberId, trip };
};
type Trip = Awaited<ReturnType<typeof openStage>>['trip'];

const saidOn = ({ tripId }: Trip) => shop.messagesOf(tripId).map(({ campaignId }) => campaignId);

const why = async ({ tripId }: Trip, campaignId: string, lines: readonly LineFacts[]) => {
  const { data } = await shop.ask(
    marketer,
    `query Q($representations: [_Any!]!, $campaignId: ID!) { _entities(representations: $representations) { ... on Trip {
      whyNot(campaignId: $campaignId) { reason } } } }`,
    { representations: [{ __typename: 'Trip', id: tripId, basket: basketOf(lines) }], campaignId },
  );
  return (data._entities as { whyNot: { reason: string } }[])[0]?.whyNot.reason;
};

test('a trip begins in quiet, and so it is after each message; what was due then is due with a later scan', async () => {
  const { first, second, trip } = await openStage();
  const lines = [1, 2, 3, 4].map((sequence) => lineFacts({ sequence })) as [
    LineFacts,
    LineFacts,
    LineFacts,
    LineFacts,
  ];
  await shop.scan(trip, lines[0]);
  expect(await why(trip, first, lines.slice(0, 1))).toBe('QUIET');
  expect(saidOn(trip)).toEqual([]);
  shop.clock.advance(60_000);
  await shop.scan(trip, lines[1]);
  await until(() => saidOn(trip).length === 1);
  shop.clock.advance(29_000);
  await shop.scan(trip, lines[2]);
  expect(await why(trip, second, lines.slice(0, 3))).toBe('QUIET');
  shop.clock.advance(1_000);
  await shop.scan(trip, lines[3]);
  await until(() => saidOn(trip).length === 2);
  expect(saidOn(trip)).toEqual([first, second]);
});

test('a greeting comes as the trip opens, and what is said at the end with its end', async () => {
  const storeId = await shop.launchGreeting();
  const farewell = await shop.launch({
    storeIds: [storeId],
    trigger: { kind: 'TRIP_ENDED' },
    benefit: { kind: 'MESSAGE' },
  });
  const trip = await shop.openTrip({ storeId });
  await until(() => saidOn(trip).length === 1);
  await shop.endTrip(trip, [lineFacts()]);
  await until(() => saidOn(trip).length === 2);
  expect(saidOn(trip)[1]).toBe(farewell);
});

const setQuiet = async (memberId: string, quiet: boolean, commandId = newId()) => {
  const { data } = await shop.ask(
    memberOf(memberId),
    `mutation M($input: SetQuietInput!) { setQuiet(input: $input) {
      ... on QuietSet { quiet } ... on OffersRefusal { reason } } }`,
    { input: { commandId, quiet } },
  );
  return data.setQuiet as Data;
};
const isQuiet = async (memberId: string) => (await shop.ask(memberOf(memberId), '{ myQuiet }')).data.myQuiet;

test('a member who wants no messages gets none and loses none of their prices; those shown go, and come back', async () => {
  const { storeId, first, memberId, trip } = await openStage();
  await shop.launch({ storeIds: [storeId] });
  const line = lineFacts();
  const shown = async (of = trip) => {
    const { messages, offers } = await shop.offersOf(deviceOf(of.deviceId, storeId), of.tripId, [line]);
    return { messages: messages?.length, discount: offers?.discount };
  };
  shop.clock.advance(60_000);
  await shop.scan(trip, line);
  await until(() => saidOn(trip).length === 1);
  expect(await shown()).toEqual({ messages: 1, discount: { minor: 50 } });

  const commandId = newId();
  expect(await setQuiet(memberId, true, commandId)).toEqual({ quiet: true });
  expect(await setQuiet(memberId, true, commandId)).toEqual({ quiet: true });
  expect(await setQuiet(memberId, false, commandId)).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
  expect(await shown()).toEqual({ messages: 0, discount: { minor: 50 } });
  expect([await isQuiet(memberId), await isQuiet(await shop.enrol())]).toEqual([true, false]);
  await until(() => shop.published.some(({ type }) => type === QuietChangedV1.subject));

  const next = await shop.openTrip({ storeId, memberId });
  shop.clock.advance(60_000);
  await shop.scan(next, line);
  expect(await why(next, first, [line])).toBe('WANTS_QUIET');
  expect(saidOn(next)).toEqual([]);
  expect(await shown(next)).toEqual({ messages: 0, discount: { minor: 50 } });

  // A process that starts later knows it from the store.
  const other = createInProcessBus();
  const process = await shop.startProcess(other);
  const { messages } = await shop.offersOf(deviceOf(trip.deviceId, storeId), trip.tripId, [line], {
    of: process,
  });
  expect(messages).toEqual([]);
  await process.stop();
  await other.close();

  await setQuiet(memberId, false);
  expect(await shown()).toEqual({ messages: 1, discount: { minor: 50 } });
  await shop.scan(next, lineFacts({ sequence: 2 }));
  await until(() => saidOn(next).length === 1);
});
