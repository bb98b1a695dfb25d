import { randomUUID } from 'node:crypto';
import { TripEndedV1 } from '@rayon/events';
import { storeCommandsOf } from '@rayon/testkit';
import mongoose from 'mongoose';
import { camille, shelf } from './testing/example-shop';
import { callers, startScanner } from './testing/running-scanner';

let scanner: Awaited<ReturnType<typeof startScanner>>;
beforeAll(async () => {
  scanner = await startScanner({ priceWaitMilliseconds: 80_000 }, { monitored: true });
});
afterAll(() => scanner.stop());

/** Commands the scanner's process sends to the store while something is done. */
const commandsOf = (work: () => Promise<unknown>): Promise<string[]> =>
  storeCommandsOf({ connections: mongoose.connections, service: 'scanner' }, work);

/** A basket in which every eighth scan moves older lines to a part. */
const basketSize = 24;

test('a scan is one write and no read; every eighth moves older lines out of the row first', async () => {
  const { does } = scanner;
  const device = { ...callers.handheld, deviceId: randomUUID() };
  const { trip } = await does(device, 'openTrip', {});
  const scan = () => does(device, 'scan', { tripId: trip.id, code: shelf.coffee.codes[0] });
  // The first one reads the article into memory; whoever opened the trip has it there.
  expect(await commandsOf(scan)).toEqual(['find articles', 'update trips']);
  const seen: string[][] = [];
  for (let lines = 1; lines < basketSize; lines += 1) seen.push(await commandsOf(scan));
  const usual = seen.filter((commands) => commands.length === 1);
  expect(usual.every(([command]) => command === 'update trips')).toBe(true);
  expect(seen.filter((commands) => commands.length > 1)).toEqual([
    ['update tripsParts', 'update trips'],
    ['update tripsParts', 'update trips'],
  ]);
});

test('scans that meet go to the store together', async () => {
  const { does } = scanner;
  const trips = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const device = { ...callers.handheld, deviceId: randomUUID() };
      const { trip } = await does(device, 'openTrip', {});
      const scan = () => does(device, 'scan', { tripId: trip.id, code: shelf.coffee.codes[0] });
      await scan();
      return scan;
    }),
  );
  const commands = await commandsOf(() => Promise.all(trips.map((scan) => scan())));
  expect(commands.length).toBeLessThan(trips.length);
  expect(new Set(commands)).toEqual(new Set(['update trips']));
});

/** A trip on a device of its own. */
const opened = async (input: Record<string, unknown> = {}, deviceId: string = randomUUID()) => {
  const device = { ...callers.handheld, deviceId };
  const { trip } = await scanner.does(device, 'openTrip', input);
  return { device, tripId: String(trip.id) };
};

test('a trip is opened by one write and no read, with a card or without', async () => {
  const deviceId = randomUUID();
  const presentation = scanner.presentCard(camille, deviceId);
  expect(await commandsOf(() => opened({ presentation }, deviceId))).toEqual(['insert trips']);
  expect(await commandsOf(() => opened())).toEqual(['insert trips']);
});

test('a card joins a trip that is in memory by asking only where else it shops', async () => {
  const { device, tripId } = await opened();
  const presentation = scanner.presentCard(randomUUID(), device.deviceId);
  const attach = () => scanner.does(device, 'attachCard', { tripId, presentation });
  expect(await commandsOf(attach)).toEqual(['find trips', 'update trips']);
});

test('from the end to the receipt nothing is read but what the device left behind', async () => {
  const { does } = scanner;
  const { device, tripId } = await opened();
  for (let lines = 0; lines < 12; lines += 1)
    await does(device, 'scan', { tripId, code: shelf.coffee.codes[0] });

  let transferCode = '';
  const end = async () => {
    ({ transferCode } = await does(device, 'endTrip', { tripId }));
    await scanner.until(() => scanner.sent(TripEndedV1, tripId)[0]);
  };
  expect(await commandsOf(end)).toEqual(['find trips', 'update trips']);

  expect(await commandsOf(() => scanner.adjudicate(tripId))).toEqual(['update trips']);

  const claim = async () =>
    expect(await does(callers.till, 'claimBasket', { transferCode })).toMatchObject({
      __typename: 'BasketClaimed',
    });
  expect(await commandsOf(claim)).toEqual(['update trips']);

  const payment = {
    tripId,
    businessDate: '2026-11-21',
    receiptNumber: 'M1',
    tenders: [{ kind: 'CASH', amountMinor: 12 * 349 }],
  };
  const pay = async () =>
    expect(await does(callers.till, 'confirmPayment', payment)).toMatchObject({
      receipt: { total: { minor: 12 * 349 } },
    });
  // What follows the commit is the receipt's trip, which the operation of the test asks for.
  expect((await commandsOf(pay)).slice(0, 4)).toEqual([
    'update trips',
    'insert receipts',
    'insert commands',
    'commit',
  ]);
});

test('a till that comes before the price is answered when it is there', async () => {
  const { does } = scanner;
  const { device, tripId } = await opened();
  await does(device, 'scan', { tripId, code: shelf.coffee.codes[0] });
  const { transferCode } = await does(device, 'endTrip', { tripId });
  const claim = does(callers.till, 'claimBasket', { transferCode });
  await scanner.adjudicate(tripId);
  expect(await claim).toMatchObject({ __typename: 'BasketClaimed', trip: { status: 'TO_PAY' } });
});
