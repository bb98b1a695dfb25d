import { randomUUID } from 'node:crypto';
import { createInProcessBus } from '@rayon/bus';
import { LineScannedV1, TripOpenedV1 } from '@rayon/events';
import { type Envelope } from '@rayon/kernel';
import mongoose from 'mongoose';
import { createScannerService } from './service';
import { article, codeOf, nantes, shelf } from './testing/example-shop';
import { callers, startScanner } from './testing/running-scanner';

let scanner: Awaited<ReturnType<typeof startScanner>>;
beforeAll(async () => {
  scanner = await startScanner();
});
afterAll(() => scanner.stop());

const client = () => {
  const connection = mongoose.connections.filter(({ name }) => name?.endsWith('rayon-scanner')).at(-1);
  if (!connection) throw new Error('no connection');
  return connection;
};

test('two processes at one trip: every scan of both joins, no sequence twice', async () => {
  const bus = createInProcessBus();
  const told: number[] = [];
  for (const each of [bus, scanner.deps.bus])
    await each.tap([LineScannedV1.subject], ({ data }) => {
      told.push(...(data as { lines: { sequence: number }[] }).lines.map(({ sequence }) => sequence));
    });
  const other = await createScannerService({ ...scanner.deps, bus });
  try {
    const { trip } = await scanner.does(callers.handheld, 'openTrip', {});
    const scans = Array.from({ length: 16 }, (_, index) =>
      scanner.does(
        callers.handheld,
        'scan',
        { tripId: trip.id, code: shelf.coffee.codes[0] },
        { of: index % 2 === 0 ? other : scanner.service },
      ),
    );
    const answers = await Promise.all(scans);
    expect(answers.every(({ __typename }) => __typename === 'LineScanned')).toBe(true);
    const ended = await scanner.does(callers.handheld, 'endTrip', { tripId: trip.id }, { of: other });
    expect(ended.trip.lines.map((line: { sequence: number }) => line.sequence)).toEqual(
      Array.from({ length: 16 }, (_, index) => index + 1),
    );
    // The first process still remembers an open trip; the store knows better.
    const late = await scanner.does(callers.handheld, 'scan', {
      tripId: trip.id,
      code: shelf.coffee.codes[0],
    });
    expect(late).toMatchObject({ reason: 'TRIP_NOT_OPEN' });
    // Either process may have told of a line; none may be told of by nobody.
    await scanner.until(() => new Set(told).size >= 16);
  } finally {
    await other.stop();
  }
});

test('a process that starts anew knows trips, articles, stores and card keys', async () => {
  const device = { ...callers.handheld, deviceId: randomUUID() };
  const { trip } = await scanner.does(device, 'openTrip', {});
  const scan = { tripId: trip.id, code: shelf.coffee.codes[0], commandId: randomUUID() };
  const first = await scanner.does(device, 'scan', scan);
  const bus = createInProcessBus();
  const anew = await createScannerService({ ...scanner.deps, bus });
  try {
    const again = await scanner.does(device, 'scan', scan, { of: anew });
    expect(again.line.id).toBe(first.line.id);
    expect(again.trip).toEqual(first.trip);
    const presentation = scanner.presentCard(randomUUID(), device.deviceId);
    const attached = await scanner.does(
      device,
      'attachCard',
      { tripId: trip.id, presentation },
      { of: anew },
    );
    expect(attached.__typename).toBe('CardAttached');
    expect(attached.trip.freshness).toBe('CURRENT');
  } finally {
    await anew.stop();
  }
});

test('what was committed while the broker was away leaves later', async () => {
  const bus = createInProcessBus();
  const failing = { ...bus, publish: async () => Promise.reject(new Error('no broker')) };
  const cutOff = await createScannerService({
    ...scanner.deps,
    databasePrefix: `${scanner.deps.databasePrefix}cut-off-`,
    bus: failing,
  });
  const device = { ...callers.handheld, deviceId: randomUUID() };
  await client()
    .collection('stores')
    .insertOne({ _id: nantes.storeId as never, ...nantes, storeId: undefined });
  const opened = await scanner.does(device, 'openTrip', {}, { of: cutOff });
  expect(opened.__typename).toBe('TripOpened');
  await cutOff.stop();

  const seen: Envelope[] = [];
  await bus.tap([TripOpenedV1.subject], (envelope) => seen.push(envelope));
  const back = await createScannerService({
    ...scanner.deps,
    databasePrefix: `${scanner.deps.databasePrefix}cut-off-`,
    bus,
  });
  try {
    const event = await scanner.until(() => seen[0]);
    expect(event.subject).toBe(opened.trip.id);
  } finally {
    await back.stop();
  }
});

test('no transfer code can be found in the store', async () => {
  const device = { ...callers.handheld, deviceId: randomUUID() };
  const { trip } = await scanner.does(device, 'openTrip', {});
  await scanner.does(device, 'scan', { tripId: trip.id, code: shelf.coffee.codes[0] });
  const commandId = randomUUID();
  const { transferCode } = await scanner.does(device, 'endTrip', { tripId: trip.id, commandId });
  const everything: string[] = [];
  const connection = mongoose.connections.find(
    ({ name }) => name?.endsWith('-rayon-scanner') && !name.includes('cut-off'),
  );
  if (!connection) throw new Error('no connection');
  for (const collection of ['trips', 'commands', 'outbox'])
    everything.push(JSON.stringify(await connection.collection(collection).find({}).toArray()));
  const text = everything.join('\n');
  expect(text).toContain(trip.id);
  expect(text).not.toContain(transferCode);
  expect(text).not.toContain(transferCode.replaceAll('-', ''));
  expect(text).not.toContain(commandId);
});

test('copies that lag behind say so', async () => {
  const device = { ...callers.handheld, deviceId: randomUUID() };
  const { trip } = await scanner.does(device, 'openTrip', {});
  const late = new Date(scanner.clock().getTime() - 60_000);
  const event = {
    articles: [
      {
        ...article('late soup', 100),
        codes: [codeOf('late soup')],
        purchasePrices: [],
        prices: [],
        lots: [],
      },
    ],
  };
  const { AssortmentChangedV1 } = await import('@rayon/events');
  await scanner.tell(AssortmentChangedV1, event, late);
  const read = 'query($id: ID!) { trip(id: $id) { freshness } }';
  expect((await scanner.ask(device, read, { id: trip.id })).data.trip.freshness).toBe('BEHIND');
  await scanner.tellArticles(article('late soup', 100, { version: 2 }));
  expect((await scanner.ask(device, read, { id: trip.id })).data.trip.freshness).toBe('CURRENT');
});
