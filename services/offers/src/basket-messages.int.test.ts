import type { LineFacts } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { type Data, deviceOf, storeCommandsOf, until } from '@rayon/testkit';
import mongoose from 'mongoose';
import { basketOf, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers({ monitored: true });
});
afterAll(() => shop?.stop());

const message = { trigger: { kind: 'LINE_SCANNED' }, benefit: { kind: 'MESSAGE' } };
type Trip = Awaited<ReturnType<typeof shop.openTrip>>;

const openStage = async (content: Data) => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], ...message, target: {}, ...content });
  const trip = await shop.openTrip({ storeId });
  return { storeId, campaignId, trip };
};

const linesAt = (...minors: number[]): LineFacts[] =>
  minors.map((priceMinor, at) => lineFacts({ priceMinor, sequence: at + 1 }));

/** What the handheld is shown of a basket. */
const shown = async ({ deviceId, storeId, tripId }: Trip, lines: readonly LineFacts[]) =>
  ((await shop.offersOf(deviceOf(deviceId, storeId), tripId, lines)).messages as Data[]).map(
    ({ campaignId }) => campaignId,
  );

const issuedOn = ({ tripId }: Trip) => until(() => shop.messagesOf(tripId).length > 0);

/** Every event of the trip so far was heard: whatever it called for was issued. */
const settled = async (trip: Trip) => {
  const canary = await shop.openTrip({ storeId: trip.storeId });
  await shop.scan(canary, lineFacts({ priceMinor: 999_999 }));
  await issuedOn(canary);
};

const why = async (tripId: string, campaignId: string, lines: readonly LineFacts[]) => {
  const { data } = await shop.ask(
    marketer,
    `query Q($representations: [_Any!]!, $campaignId: ID!) { _entities(representations: $representations) { ... on Trip {
      whyNot(campaignId: $campaignId) { reason explanation missingAmount { minor } } } } }`,
    { representations: [{ __typename: 'Trip', id: tripId, basket: basketOf(lines) }], campaignId },
  );
  return (data._entities as { whyNot: Data }[])[0]?.whyNot;
};

test('an amount calls for its message with the scan that reaches it, from memory, and no store is asked before', async () => {
  const { campaignId, trip } = await openStage({ conditions: [{ minimumMinor: 2_000 }] });
  const lines = linesAt(900, 800, 400);
  const [first, second, third] = lines as [LineFacts, LineFacts, LineFacts];
  const asked = await storeCommandsOf({ connections: mongoose.connections, service: 'offers' }, async () => {
    await shop.scan(trip, first);
    await shop.scan(trip, second);
    await shop.offersOf(deviceOf(trip.deviceId, trip.storeId), trip.tripId, [first, second]);
  });
  expect(asked.filter((command) => /insert|update|findAndModify/.test(command))).toEqual([]);
  expect(shop.messagesOf(trip.tripId)).toEqual([]);
  expect(await why(trip.tripId, campaignId, [first, second])).toMatchObject({
    reason: 'MISSING',
    missingAmount: { minor: 300 },
  });
  await shop.scan(trip, third);
  await issuedOn(trip);
  expect(await shown(trip, lines)).toEqual([campaignId]);
  // Put back: its reason is gone, whichever line it was.
  await shop.voidLine(trip, first.lineId);
  expect(await shown(trip, [second, third])).toEqual([]);
});

test('what was put back does not count towards it', async () => {
  const { trip } = await openStage({ conditions: [{ minimumMinor: 2_000 }] });
  const [first, second, third] = linesAt(1_500, 600, 600) as [LineFacts, LineFacts, LineFacts];
  await shop.scan(trip, first);
  await shop.voidLine(trip, first.lineId);
  await shop.scan(trip, second);
  await shop.scan(trip, third);
  await settled(trip);
  expect(shop.messagesOf(trip.tripId)).toEqual([]);
});

test('nearly there is said on the way, and goes once it is reached', async () => {
  const { campaignId, trip } = await openStage({ conditions: [{ minimumMinor: 3_000, fromPercent: 80 }] });
  const lines = linesAt(2_500, 700);
  const [first, second] = lines as [LineFacts, LineFacts];
  await shop.scan(trip, first);
  await issuedOn(trip);
  expect(await shown(trip, [first])).toEqual([campaignId]);
  await shop.scan(trip, second);
  expect(await shown(trip, lines)).toEqual([]);

  const over = await shop.openTrip({ storeId: trip.storeId });
  const [all] = linesAt(3_100) as [LineFacts];
  await shop.scan(over, all);
  expect(await why(over.tripId, campaignId, [all])).toMatchObject({ reason: 'PASSED' });
});

test('a process that was not there before knows the rest of a basket from its first answer about it', async () => {
  const { trip } = await openStage({ conditions: [{ minimumMinor: 2_000 }] });
  const [first, second] = linesAt(1_500, 600) as [LineFacts, LineFacts];
  // The scan of the first line is not heard here.
  await shop.offersOf(deviceOf(trip.deviceId, trip.storeId), trip.tripId, [first]);
  await shop.scan(trip, second);
  await issuedOn(trip);
});

test('a message at the end is issued once with the end, told with the ended trip, and goes with its article', async () => {
  const { campaignId, trip } = await openStage({
    trigger: { kind: 'TRIP_ENDED' },
    target: { categories: ['Boissons'] },
  });
  const [drink, other] = [lineFacts(), lineFacts({ category: 'Thé', sequence: 2 })] as const;
  await shop.scan(trip, drink);
  expect(await why(trip.tripId, campaignId, [drink])).toMatchObject({ reason: 'NOT_ENDED' });
  await shop.endTrip(trip, [drink, other]);
  await issuedOn(trip);
  await until(() => shop.adjudicationsOf(trip.tripId).length === 1);
  expect(await shown(trip, [drink, other])).toEqual([campaignId]);
  // A line is removed at the till: the basket is ended again, and nothing is said again.
  await shop.endTrip(trip, [other], 2);
  await until(() => shop.adjudicationsOf(trip.tripId).length === 2);
  expect(shop.messagesOf(trip.tripId)).toHaveLength(1);
  expect(await shown(trip, [other])).toEqual([]);
});

test('what a message cannot ask for is refused', async () => {
  const drafted = async (content: Data) =>
    (await shop.mutate(marketer, 'draftCampaign', shop.content({ ...message, ...content }))).answer;
  const asks = (more: Data) => [{ minimumMinor: 2_000, ...more }];
  expect(await drafted({ trigger: { kind: 'TRIP_OPENED' }, conditions: asks({}) })).toMatchObject({
    field: 'conditions',
    message: expect.stringContaining('At the opening the basket is empty'),
  });
  expect(await drafted({ conditions: asks({ afterOffers: true }) })).toMatchObject({
    field: 'conditions.0.afterOffers',
  });
  expect(await drafted({ conditions: asks({ fromPercent: 100 }) })).toMatchObject({
    field: 'conditions.0.fromPercent',
  });
  expect(
    await drafted({
      trigger: { kind: 'BASKET' },
      benefit: { kind: 'PERCENT_OFF', percent: 10 },
      conditions: asks({ fromPercent: 80 }),
    }),
  ).toMatchObject({ field: 'conditions.0.fromPercent', message: expect.stringContaining('Only a message') });
});
