import { createInProcessBus } from '@rayon/bus';
import type { LineFacts } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { type Data, deviceOf, storeCommandsOf, terminalOf, until } from '@rayon/testkit';
import mongoose from 'mongoose';
import { lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers({ monitored: true });
});
afterAll(async () => {
  await shop?.stop();
});

type Trip = Awaited<ReturnType<typeof shop.openTrip>>;
type Lost = Data & { gone: Data | null };
type Told = { discount: { minor: number }; lost: Lost[]; changed: Lost[] };

const onScanner = async ({ tripId, deviceId, storeId }: Trip, lines: LineFacts[]) =>
  (await shop.offersOf(deviceOf(deviceId, storeId), tripId, lines)).offers as Told;
const atTill = async ({ tripId, storeId }: Trip, lines: LineFacts[]) =>
  (await shop.offersOf(terminalOf(storeId), tripId, lines)).offers as Told;
const goneOf = ({ lost, changed }: Told) => {
  expect(lost.filter(({ gone }) => gone)).toEqual(changed);
  return changed;
};

const end = async (trip: Trip, lines: LineFacts[], basketVersion = 1) => {
  await shop.endTrip(trip, lines, basketVersion);
  await until(() => shop.adjudicationsOf(trip.tripId).some((one) => one.basketVersion === basketVersion));
};

/** Two lines of a store whose one campaign gives ten percent. */
const shopping = async (campaign: Data = {}, facts: { memberId?: string } = {}) => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], ...campaign });
  const trip = await shop.openTrip({ storeId, ...facts });
  const lines = [lineFacts(), lineFacts({ sequence: 2, priceMinor: 300 })];
  const [first, second] = lines.map(({ lineId }) => lineId);
  const both = [
    { lineId: first, discount: { minor: 50 } },
    { lineId: second, discount: { minor: 30 } },
  ];
  const pause = async () => {
    await shop.step(marketer, 'pauseCampaign', campaignId);
    await shop.heard();
  };
  return { storeId, campaignId, trip, lines, both, pause };
};

const over = {
  reason: 'CAMPAIGN_OVER',
  explanation: 'This offer ended or changed before you were done.',
};

test('a campaign that is stopped while somebody shops is told by line, until it is back', async () => {
  const { campaignId, trip, lines, both, pause } = await shopping();
  expect(goneOf(await onScanner(trip, lines))).toEqual([]);
  await pause();
  const told = [{ campaignId, ...over, gone: { discount: { minor: 80 }, bonusPoints: 0, lines: both } }];
  expect(goneOf(await onScanner(trip, lines))).toMatchObject(told);
  expect(goneOf(await onScanner(trip, lines))).toMatchObject(told);
  expect(goneOf(await onScanner(trip, lines.slice(1)))).toMatchObject([{ gone: { lines: both.slice(1) } }]);
  await shop.step(marketer, 'launchCampaign', campaignId);
  await shop.heard();
  expect(goneOf(await onScanner(trip, lines))).toEqual([]);
});

test('what goes between the last scan and the end is told at the till, before it is paid', async () => {
  const { campaignId, trip, lines, both, pause } = await shopping({ limits: { total: 5 } });
  expect((await onScanner(trip, lines)).discount.minor).toBe(80);
  await pause();
  await end(trip, lines);
  const told = [{ campaignId, ...over, gone: { discount: { minor: 80 }, lines: both } }];
  expect(goneOf(await atTill(trip, lines))).toMatchObject(told);
  expect(goneOf(await onScanner(trip, lines))).toMatchObject(told);
});

test('a budget that covered less than the basket grew to', async () => {
  const { campaignId, trip, lines, both } = await shopping({ budgetMinor: 60 });
  expect((await onScanner(trip, lines.slice(0, 1))).discount.minor).toBe(50);
  const told = await onScanner(trip, lines);
  expect(told.discount.minor).toBe(0);
  expect(goneOf(told)).toMatchObject([
    { campaignId, reason: 'BUDGET_SPENT', gone: { discount: { minor: 50 }, lines: both.slice(0, 1) } },
  ]);
});

test('a card that is shown late and has used the offer up', async () => {
  const memberId = await shop.enrol();
  const { storeId, campaignId, trip, lines, both } = await shopping({ limits: { perMember: 1, total: 9 } });
  await end(await shop.openTrip({ storeId, memberId }), lines);
  const other = await shop.enrol();
  const theirs = { ...trip, memberId: other };
  await shop.tellOpened(theirs);
  expect((await onScanner(trip, lines)).discount.minor).toBe(80);
  await end(theirs, lines);
  await shop.endTrip({ ...trip, memberId }, lines, 2);
  await until(() => shop.adjudicationsOf(trip.tripId).some((one) => one.basketVersion === 2));
  expect(goneOf(await atTill(trip, lines))).toMatchObject([
    { campaignId, reason: 'MEMBER_LIMIT_REACHED', gone: { discount: { minor: 80 }, lines: both } },
  ]);
});

test('a line that is removed at the till and takes an offer of others with it', async () => {
  const target = { categories: ['Boissons'] };
  const { campaignId, trip, lines } = await shopping({
    target,
    benefit: { kind: 'N_FOR_M', take: 2, pay: 1 },
  });
  expect((await onScanner(trip, lines)).discount.minor).toBe(300);
  await end(trip, lines);
  expect(goneOf(await atTill(trip, lines))).toEqual([]);
  const [kept] = lines;
  await end(trip, lines.slice(0, 1), 2);
  expect(goneOf(await atTill(trip, lines.slice(0, 1)))).toMatchObject([
    { campaignId, reason: 'LINE_REMOVED', gone: { lines: [{ lineId: kept?.lineId }] } },
  ]);
});

test('what the shopper takes out, and what a better offer covers, is no news', async () => {
  const target = { categories: ['Boissons'] };
  const { storeId, trip, lines } = await shopping({ target, benefit: { kind: 'N_FOR_M', take: 2, pay: 1 } });
  expect((await onScanner(trip, lines)).discount.minor).toBe(300);
  expect(goneOf(await onScanner(trip, lines.slice(0, 1)))).toEqual([]);
  expect((await onScanner(trip, lines)).discount.minor).toBe(300);
  await shop.launch({ storeIds: [storeId], benefit: { kind: 'PERCENT_OFF', percent: 60 } });
  const told = await onScanner(trip, lines);
  expect(told.discount.minor).toBe(480);
  expect(goneOf(told)).toEqual([]);
});

test('a process that never answered about the trip tells what was held for it', async () => {
  const { storeId, campaignId, trip, lines, both, pause } = await shopping({ limits: { total: 5 } });
  const bus = createInProcessBus();
  const other = await shop.startProcess(bus);
  try {
    expect((await onScanner(trip, lines)).discount.minor).toBe(80);
    shop.clock.advance(1_000);
    await pause();
    await shop.launch({ storeIds: [storeId], benefit: { kind: 'PERCENT_OFF', percent: 1 } });
    const device = deviceOf(newId(), storeId);
    await until(async () => (await shop.discountOf(device, newId(), lines, { of: other })) === 8);
    await shop.endTrip(trip, lines, 1, bus);
    const { offers } = await shop.offersOf(terminalOf(storeId), trip.tripId, lines, { of: other });
    expect(goneOf(offers as Told)).toMatchObject([{ campaignId, ...over, gone: { lines: both } }]);
  } finally {
    await other.stop();
    await bus.close();
  }
});

test('it is written once, and costs nothing while nothing is gone', async () => {
  const { trip, lines, pause } = await shopping();
  const asked = (some: LineFacts[]) =>
    storeCommandsOf(
      { connections: mongoose.connections, service: 'offers' },
      () => onScanner(trip, some),
      ({ command }) => command.find === 'campaigns' && JSON.stringify(command.filter).includes('"change"'),
    );
  expect(await asked(lines)).toEqual([]);
  await pause();
  expect(await asked(lines)).toEqual(['update trips']);
  expect(await asked(lines)).toEqual([]);
});
