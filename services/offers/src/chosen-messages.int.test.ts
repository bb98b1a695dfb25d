import { createInProcessBus } from '@rayon/bus';
import { LineScannedV1, MessageChosenV1, MessageShownV1, TripOpenedV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { brandUserOf, deviceOf, storeCommandsOf, until } from '@rayon/testkit';
import mongoose from 'mongoose';
import { basketOf, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
let database: mongoose.Connection;
beforeAll(async () => {
  shop = await startOffers({ monitored: true });
  database = await mongoose
    .createConnection(shop.store.url, { dbName: shop.store.database('rayon-offers') })
    .asPromise();
});
afterAll(async () => {
  await database?.close();
  await shop?.stop();
});

const message = { trigger: { kind: 'LINE_SCANNED' }, benefit: { kind: 'MESSAGE' } };
type Trip = Awaited<ReturnType<typeof shop.openTrip>>;

/** Two messages that a drink calls for, one for tea and one for biscuits: both are for whoever has not bought it. */
const launchTwo = async () => {
  const storeId = newId();
  const about = async (category: string) =>
    shop.launch({
      storeIds: [storeId],
      ...message,
      target: { categories: ['Boissons', category] },
      title: { fr: category, en: category },
    });
  return { storeId, tea: await about('Thé'), biscuits: await about('Biscuits') };
};

const record = async ({ tripId, deviceId, storeId }: Trip, messageIds: string[]) => {
  const { data, errors } = await shop.ask(
    deviceOf(deviceId, storeId),
    `mutation M($input: RecordImpressionsInput!) { recordImpressions(input: $input) {
      ... on ImpressionsRecorded { recorded } ... on OffersRefusal { reason } } }`,
    { input: { tripId, messageIds } },
  );
  return errors.length > 0 ? { errors } : (data.recordImpressions as Record<string, unknown>);
};

const eventsOf = <Data>(contract: { subject: string }, tripId: string): Data[] =>
  shop.published
    .filter(({ type, subject }) => type === contract.subject && subject === tripId)
    .map(({ data }) => data as Data);

/** A trip on which a drink is scanned; gives the message that was chosen. */
const scanned = async (storeId: string) => {
  const trip = await shop.openTrip({ storeId });
  const line = lineFacts();
  await shop.scan(trip, line);
  const [issued] = await until(() => shop.messagesOf(trip.tripId).length > 0 && shop.messagesOf(trip.tripId));
  if (!issued) throw new Error('nothing was issued');
  return { trip, line, issued };
};

const pay = async (trip: Trip, lines: ReturnType<typeof lineFacts>[]) => {
  await shop.endTrip(trip, lines);
  await shop.closeReceipt(trip, lines);
  await shop.changeStatus(trip, 'closed');
};

const receptionOf = async (id: string, principal = marketer) => {
  const { data, errors } = await shop.ask(
    principal,
    `query Q($id: ID!) { campaign(id: $id) { reception { standing chance withheldBelow
      shown { trips bought low high } unshown { trips bought } } } }`,
    { id },
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return (data.campaign as { reception: Record<string, unknown> | null }).reception;
};

test('of two messages that are due one is chosen, and it is kept and told by what', async () => {
  const { storeId, tea, biscuits } = await launchTwo();
  const { trip, issued } = await scanned(storeId);
  const told = await until(() => eventsOf<{ candidates: object[] }>(MessageChosenV1, trip.tripId)[0]);
  expect(told).toMatchObject({ storeId, campaignId: issued.campaignId, explored: expect.any(Boolean) });
  expect(told.candidates).toHaveLength(2);
  expect(shop.messagesOf(trip.tripId)).toHaveLength(1);

  const { data } = await shop.ask(
    marketer,
    `query Q($representations: [_Any!]!) { _entities(representations: $representations) { ... on Trip {
      messageChoices { campaignId explored candidates { campaignId title expected weight worth drawn chance } } } } }`,
    { representations: [{ __typename: 'Trip', id: trip.tripId }] },
  );
  const [seen] = data._entities as {
    messageChoices: { candidates: { campaignId: string; chance: number }[] }[];
  }[];
  const [choice] = seen?.messageChoices ?? [];
  expect(choice).toMatchObject({ campaignId: issued.campaignId });
  expect(new Set(choice?.candidates.map(({ campaignId }) => campaignId))).toEqual(new Set([tea, biscuits]));
  expect(choice?.candidates.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 3);
});

test('a device tells once what it showed of its own trip, and nothing else counts', async () => {
  const { storeId } = await launchTwo();
  const { trip, issued } = await scanned(storeId);
  const { messageId } = issued;
  expect(await record({ ...trip, deviceId: newId() }, [messageId])).toEqual({ reason: 'TRIP_NOT_FOUND' });
  expect(await record(trip, [messageId, newId()])).toEqual({ recorded: 1 });
  expect(await record(trip, [messageId])).toEqual({ recorded: 0 });
  await until(() => eventsOf(MessageShownV1, trip.tripId).length > 0);
  expect(eventsOf(MessageShownV1, trip.tripId)).toEqual([
    expect.objectContaining({ messageId, campaignId: issued.campaignId, campaignVersion: 1 }),
  ]);
  expect(JSON.stringify(await record(trip, []))).toMatch(/BAD_INPUT/);
});

test('costs one write, and choosing asks the store nothing more', async () => {
  const { storeId } = await launchTwo();
  const { trip, issued } = await scanned(storeId);
  const commands = await storeCommandsOf(
    { connections: mongoose.connections, service: 'offers' },
    () => record(trip, [issued.messageId]),
    ({ command }) => command.find === 'campaigns' && JSON.stringify(command.filter).includes('"change"'),
  );
  expect(commands).toEqual(['update trips']);
});

test('what came of messages is added up once: followed, not followed, and what silence brought', async () => {
  const { storeId, tea, biscuits } = await launchTwo();
  const other = (id: string) => (id === tea ? biscuits : tea);
  const categoryOf = (id: string) => (id === tea ? 'Thé' : 'Biscuits');
  const { trip, line, issued } = await scanned(storeId);
  await record(trip, [issued.messageId]);
  const next = lineFacts({ sequence: 2, category: categoryOf(issued.campaignId) });
  await pay(trip, [line, next]);

  // One that no device showed tells nothing of itself.
  const unseen = await scanned(storeId);
  await pay(unseen.trip, [unseen.line]);

  shop.clock.advance(60_000);
  expect(await shop.service.judgeMessages()).toBe(2);
  expect(await shop.service.judgeMessages()).toBe(0);
  expect(await receptionOf(issued.campaignId)).toMatchObject({
    standing: 'LEARNING',
    shown: { trips: 1, bought: 1 },
  });
  expect(await receptionOf(other(issued.campaignId))).toMatchObject({ shown: { trips: 0 } });
  const unshown = [await receptionOf(tea), await receptionOf(biscuits)].map(
    (reception) => (reception?.unshown as { trips: number } | undefined)?.trips ?? 0,
  );
  expect(unshown.reduce((sum, trips) => sum + trips, 0)).toBe(2);
  const chances = [await receptionOf(tea), await receptionOf(biscuits)].map((one) => Number(one?.chance));
  expect((chances[0] ?? 0) + (chances[1] ?? 0)).toBeCloseTo(1, 2);
});

test('a receipt that is late is waited for, a trip that was given up bought nothing', async () => {
  const { storeId } = await launchTwo();
  const { trip, line, issued } = await scanned(storeId);
  await record(trip, [issued.messageId]);
  await shop.endTrip(trip, [line]);
  await shop.changeStatus(trip, 'closed');
  const given = await scanned(storeId);
  await record(given.trip, [given.issued.messageId]);
  await shop.cancelTrip(given.trip);
  shop.clock.advance(60_000);
  expect(await shop.service.judgeMessages()).toBe(1);
  await shop.closeReceipt(trip, [line]);
  expect(await shop.service.judgeMessages()).toBe(1);
});

test('a message that is worse than silence is hardly shown any more, and staff are told why', async () => {
  const { storeId, tea, biscuits } = await launchTwo();
  const figures = database.collection<{ _id: string }>('messageFigures');
  for (const campaignId of [tea, biscuits])
    await figures.insertOne({
      ...{ _id: `${campaignId}/1/${storeId}`, campaignId, version: 1, storeId, at: shop.clock() },
      ...{ shown: 400, bought: 4, unshown: 400, anyway: 80 },
    });
  expect(await receptionOf(tea)).toMatchObject({ standing: 'SILENT' });

  // A process that starts knows it; this one within a minute.
  const bus = createInProcessBus();
  const restarted = await shop.startProcess(bus);
  try {
    const trips = Array.from({ length: 20 }, () => ({ tripId: newId(), deviceId: newId(), storeId }));
    for (const trip of trips) {
      await shop.tell(TripOpenedV1, { ...trip, currency: 'EUR', openedAt: shop.clock().toISOString() }, bus);
      const lines = [lineFacts()];
      await shop.tell(
        LineScannedV1,
        { tripId: trip.tripId, storeId, lines, scannedAt: shop.clock().toISOString() },
        bus,
      );
    }
    const choices = async () =>
      (
        await database
          .collection<{ _id: string; choices?: { campaignId?: string }[] }>('trips')
          .find()
          .toArray()
      )
        .filter(({ _id }) => trips.some(({ tripId }) => tripId === _id))
        .flatMap(({ choices: made = [] }) => made);
    await until(async () => (await choices()).length === trips.length);
    const silent = (await choices()).filter(({ campaignId }) => campaignId === undefined);
    expect(silent.length).toBeGreaterThan(trips.length / 2);

    const [first] = trips;
    const { data } = await shop.ask(
      marketer,
      `query Q($representations: [_Any!]!, $id: ID!) { _entities(representations: $representations) { ... on Trip {
        whyNot(campaignId: $id) { reason } } } }`,
      {
        representations: [{ __typename: 'Trip', id: first?.tripId, basket: basketOf([lineFacts()]) }],
        id: tea,
      },
    );
    expect(JSON.stringify(data)).toMatch(/KEPT_SILENT|OTHER_MESSAGE|"GIVEN"/);
  } finally {
    await restarted.stop();
    await bus.close();
  }
});

test('what is bought in a store is counted again only when something was sold', async () => {
  const { storeId } = await launchTwo();
  const lines = [lineFacts(), lineFacts({ sequence: 2, category: 'Thé' })];
  const trip = await shop.openTrip({ storeId });
  await pay(trip, lines);
  expect(await shop.service.countBaskets()).toBeGreaterThanOrEqual(1);
  expect(await shop.service.countBaskets()).toBe(0);
  const again = await shop.openTrip({ storeId });
  shop.clock.advance(1_000);
  await pay(again, lines);
  expect(await shop.service.countBaskets()).toBe(1);
});

test('of two near offers the one is told of which the store sells more, as soon as a process knows it', async () => {
  const storeId = newId();
  const [tea, salt] = ['Thé', 'Sel'] as const;
  const offer = (category: string) =>
    shop.launch({
      storeIds: [storeId],
      benefit: { kind: 'N_FOR_M', take: 3, pay: 2 },
      target: { categories: [category] },
    });
  const ofTea = await offer(tea);
  const ofSalt = await offer(salt);
  const sold = await shop.openTrip({ storeId });
  await pay(sold, [lineFacts({ category: tea, quantity: 2 })]);
  await shop.service.countBaskets();

  const trip = await shop.openTrip({ storeId });
  const lines = [
    lineFacts({ category: tea, quantity: 2, priceMinor: 500 }),
    lineFacts({ category: salt, quantity: 2, priceMinor: 510, sequence: 2 }),
  ];
  const nextOf = async (more: Parameters<typeof shop.offersOf>[3]) => {
    const { offers } = await shop.offersOf(deviceOf(trip.deviceId, storeId), trip.tripId, lines, more);
    return (offers?.next as { campaignId: string } | null)?.campaignId;
  };
  expect(await nextOf({})).toBe(ofSalt);
  const bus = createInProcessBus();
  const later = await shop.startProcess(bus);
  try {
    expect(await nextOf({ of: later })).toBe(ofTea);
  } finally {
    await later.stop();
    await bus.close();
  }
});

test('a brand is told what came of its message from fifty people on, and of no other campaign', async () => {
  const [brandId, storeId] = [newId(), newId()];
  await shop.define({ brands: [brandId] });
  const campaignId = await shop.launch({ storeIds: [storeId], ...message, brandId }, marketer);
  const { trip, line, issued } = await scanned(storeId);
  await record(trip, [issued.messageId]);
  await pay(trip, [line]);
  shop.clock.advance(60_000);
  await shop.service.judgeMessages();
  expect(await receptionOf(campaignId, brandUserOf(brandId))).toEqual({
    ...{ standing: 'LEARNING', chance: null, withheldBelow: 50, shown: null, unshown: null },
  });
  const price = await shop.launch({ storeIds: [storeId] });
  expect(await receptionOf(price)).toMatchObject({ standing: 'UNSEEN', chance: null, shown: { trips: 0 } });
});
