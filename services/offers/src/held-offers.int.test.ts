import { createInProcessBus } from '@rayon/bus';
import { BasketAdjudicatedV1, type LineFacts } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { type Data, deviceOf, memberOf, until } from '@rayon/testkit';
import mongoose from 'mongoose';
import { lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
let database: mongoose.Connection;
beforeAll(async () => {
  shop = await startOffers();
  database = await mongoose
    .createConnection(shop.store.url, { dbName: `${shop.store.prefix}rayon-offers` })
    .asPromise();
});
afterAll(async () => {
  await database?.close();
  await shop?.stop();
});

type Trip = Awaited<ReturnType<typeof shop.openTrip>>;
type Asked = NonNullable<Parameters<typeof shop.offersOf>[3]>;

/** Each piece costs so many euros less. */
const eurosOff = (count: number) => ({
  target: { categories: ['Boissons'] },
  benefit: { kind: 'AMOUNT_OFF', amountMinor: count * 100 },
});

const show = async (trip: Trip, lines: LineFacts[], options: Asked = {}) => {
  const device = deviceOf(trip.deviceId, trip.storeId);
  const { offers, errors } = await shop.offersOf(device, trip.tripId, lines, options);
  if (!offers) throw new Error(JSON.stringify(errors));
  return offers as { discount: { minor: number }; lost: Data[]; freshness: string };
};
const shown = async (...asked: Parameters<typeof show>) => (await show(...asked)).discount.minor;

const paid = async (trip: Trip, lines: LineFacts[], basketVersion = 1) => {
  await shop.endTrip(trip, lines, basketVersion);
  const word = await until(() =>
    shop.adjudicationsOf(trip.tripId).find((one) => one.basketVersion === basketVersion),
  );
  return word.discount.minor;
};

type Counter = { _id: string; uses?: number; heldMinor?: number };

const counterOf = async (campaignId: string) => {
  const found = await database.collection<Counter>('campaignCounters').findOne({ _id: campaignId });
  return { uses: Number(found?.uses ?? 0), heldMinor: Number(found?.heldMinor ?? 0) };
};
const usesOf = async (campaignId: string, memberId: string) => {
  const useId = `${campaignId}/${memberId}`;
  const found = await database.collection<Counter>('memberUses').findOne({ _id: useId });
  return Number(found?.uses ?? 0);
};

/** What is recorded of a campaign: held by open trips, and by redemptions. */
const recordedOf = async (campaignId: string) => {
  const trips = await database
    .collection<{ holding: { offers: { campaignId: string; heldMinor: number }[] } }>('trips')
    .find({ 'holding.offers.campaignId': campaignId })
    .toArray();
  const held = trips.flatMap(({ holding }) => holding.offers.filter((one) => one.campaignId === campaignId));
  const given = await database
    .collection<{ heldMinor: number }>('redemptions')
    .find({ campaignId, used: true })
    .toArray();
  return {
    uses: held.length + given.length,
    heldMinor: [...held, ...given].reduce((sum, one) => sum + one.heldMinor, 0),
  };
};

const openTrips = (count: number, facts: { storeId: string; memberId?: string }) =>
  Promise.all(Array.from({ length: count }, () => shop.openTrip(facts)));

test('of a budget of three euros eight open baskets show three times one, and these three pay it', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], ...eurosOff(1), budgetMinor: 300 });
  const baskets = (await openTrips(8, { storeId })).map((trip) => ({ trip, lines: [lineFacts()] }));
  const first = await Promise.all(baskets.map(({ trip, lines }) => show(trip, lines)));

  expect(first.filter(({ discount }) => discount.minor === 100)).toHaveLength(3);
  for (const { discount, lost } of first)
    expect(lost).toMatchObject(discount.minor ? [] : [{ campaignId, reason: 'BUDGET_SPENT' }]);
  expect(await counterOf(campaignId)).toEqual({ uses: 3, heldMinor: 300 });
  // Nothing was given yet.
  expect(await shop.results(marketer, campaignId)).toMatchObject({ uses: 0, discountGiven: [] });

  const again = await Promise.all(baskets.map(({ trip, lines }) => shown(trip, lines)));
  expect(again).toEqual(first.map(({ discount }) => discount.minor));
  const words = await Promise.all(baskets.map(({ trip, lines }) => paid(trip, lines)));
  expect(words).toEqual(again);
  expect(await counterOf(campaignId)).toEqual({ uses: 3, heldMinor: 300 });
  expect(await recordedOf(campaignId)).toEqual({ uses: 3, heldMinor: 300 });
});

test('what a basket holds grows and falls with it, and what is given back is another’s', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], ...eurosOff(1), budgetMinor: 300 });
  const [mine, other] = await openTrips(2, { storeId });
  if (!mine || !other) throw new Error('no trips');
  const lines = [1, 2, 3].map((sequence) => lineFacts({ sequence }));
  expect(await shown(mine, lines.slice(0, 1))).toBe(100);
  expect(await shown(mine, lines)).toBe(300);
  expect(await shown(other, [lineFacts()])).toBe(0);
  expect(await shown(mine, lines.slice(0, 2))).toBe(200);
  await until(async () => (await shown(other, [lineFacts()])) === 100);
  // One more is not covered any more: it gives nothing in this basket.
  expect(await show(mine, lines)).toMatchObject({
    discount: { minor: 0 },
    lost: [{ campaignId, reason: 'BUDGET_SPENT' }],
  });
  expect(await counterOf(campaignId)).toEqual({ uses: 1, heldMinor: 100 });
  expect(await shown(mine, lines.slice(0, 2))).toBe(200);
  expect(await shown(mine, [])).toBe(0);
  expect(await counterOf(campaignId)).toEqual({ uses: 1, heldMinor: 100 });
});

describe('what is held is given back when', () => {
  /** A trip that holds one of one use. */
  const holding = async (limits: Data = { total: 1 }, facts: { memberId?: string } = {}) => {
    const storeId = newId();
    const campaignId = await shop.launch({ storeIds: [storeId], ...eurosOff(1), limits });
    const trip = await shop.openTrip({ storeId, ...facts });
    const lines = [lineFacts()];
    expect(await shown(trip, lines)).toBe(100);
    return { storeId, campaignId, trip, lines };
  };

  test('the trip is cancelled, once', async () => {
    const { campaignId, trip } = await holding();
    await shop.cancelTrip(trip);
    await shop.changeStatus(trip, 'cancelled');
    expect(await counterOf(campaignId)).toEqual({ uses: 0, heldMinor: 0 });
    await shop.cancelTrip(trip);
    expect(await counterOf(campaignId)).toEqual({ uses: 0, heldMinor: 0 });
    expect(await shown(trip, [lineFacts()])).toBe(100);
    expect(await counterOf(campaignId)).toEqual({ uses: 0, heldMinor: 0 });
  });

  test('the campaign is paused', async () => {
    const { campaignId, trip, lines } = await holding();
    await shop.step(marketer, 'pauseCampaign', campaignId);
    await shop.heard();
    expect(await counterOf(campaignId)).toMatchObject({ uses: 1 });
    expect(await shown(trip, lines)).toBe(0);
    expect(await counterOf(campaignId)).toMatchObject({ uses: 0 });
  });

  test('the basket gets something better', async () => {
    const { storeId, campaignId, trip, lines } = await holding();
    await shop.launch({ storeIds: [storeId], ...eurosOff(2) });
    expect(await shown(trip, lines)).toBe(200);
    expect(await counterOf(campaignId)).toMatchObject({ uses: 0 });
  });

  test('another card is shown: it is that member’s use from then on', async () => {
    const [one, another] = [await shop.enrol(), await shop.enrol()];
    const { campaignId, trip, lines } = await holding({ perMember: 1, total: 1 }, { memberId: one });
    expect(await usesOf(campaignId, one)).toBe(1);
    const { tripId, storeId, deviceId } = trip;
    await shop.tellOpened({ tripId, storeId, deviceId, memberId: another });
    expect(await shown(trip, lines)).toBe(100);
    expect([await usesOf(campaignId, one), await usesOf(campaignId, another)]).toEqual([0, 1]);
    expect(await counterOf(campaignId)).toMatchObject({ uses: 1 });
  });

  test('the trip is ended without it', async () => {
    const { campaignId, trip } = await holding();
    expect(await paid(trip, [])).toBe(0);
    expect(await counterOf(campaignId)).toMatchObject({ uses: 0 });
  });

  test('its end never comes', async () => {
    const { campaignId, trip, lines } = await holding();
    expect(await shop.service.releaseForgotten()).toBe(0);
    const opened = shop.clock();
    shop.clock.set(new Date(opened.getTime() + 25 * 3_600_000));
    try {
      expect(await shop.service.releaseForgotten()).toBeGreaterThanOrEqual(1);
      expect(await counterOf(campaignId)).toMatchObject({ uses: 0 });
      expect(await shop.service.releaseForgotten()).toBe(0);
    } finally {
      shop.clock.set(opened);
    }
    expect(await paid(trip, lines)).toBe(100);
    expect(await counterOf(campaignId)).toMatchObject({ uses: 1 });
  });
});

test('whoever else looks sees what is held and reserves nothing', async () => {
  const storeId = newId();
  const memberId = await shop.enrol();
  const campaignId = await shop.launch({ storeIds: [storeId], ...eurosOff(1), limits: { total: 5 } });
  const trip = await shop.openTrip({ storeId, memberId });
  const lines = [lineFacts()];
  const theirs = async () => (await shop.offersOf(memberOf(memberId), trip.tripId, lines)).offers;
  expect(await theirs()).toMatchObject({ discount: { minor: 0 }, lost: [] });
  expect(await counterOf(campaignId)).toMatchObject({ uses: 0 });
  expect(await shown(trip, lines)).toBe(100);
  expect(await theirs()).toMatchObject({ discount: { minor: 100 } });
  expect(await counterOf(campaignId)).toMatchObject({ uses: 1 });
});

test('a trip that is not known yet is shown nothing that would have to be held', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], ...eurosOff(1), limits: { total: 5 } });
  const { offers } = await shop.offersOf(deviceOf(newId(), storeId), newId(), [lineFacts()]);
  expect(offers).toMatchObject({ discount: { minor: 0 }, freshness: 'BEHIND' });
  expect(await counterOf(campaignId)).toMatchObject({ uses: 0 });
});

describe('two processes', () => {
  const otherBus = createInProcessBus();
  let other: Awaited<ReturnType<typeof shop.startProcess>>;
  beforeAll(async () => {
    other = await shop.startProcess(otherBus);
    for (const subject of shop.listenedSubjects)
      await shop.bus.tap([subject], (envelope) => void otherBus.publish([envelope]));
    await otherBus.tap([BasketAdjudicatedV1.subject], (envelope) => shop.published.push(envelope));
  });
  afterAll(async () => {
    await other?.stop();
    await otherBus.close();
  });

  /** Launches one that counts, and waits until the other process knows it as well. */
  const launchInBoth = async (campaign: Data) => {
    const storeId = newId();
    const campaignId = await shop.launch({ storeIds: [storeId], ...eurosOff(1), ...campaign });
    await shop.launch({ storeIds: [storeId], benefit: { kind: 'PERCENT_OFF', percent: 1 } });
    const device = deviceOf(newId(), storeId);
    await until(async () => (await shop.discountOf(device, newId(), [lineFacts()], { of: other })) === 5);
    return { storeId, campaignId };
  };

  test('answer about one trip in turn: what the other one gave back is not shown again unheld', async () => {
    const { storeId, campaignId } = await launchInBoth({ limits: { total: 1 } });
    const [mine, theirs] = await openTrips(2, { storeId });
    if (!mine || !theirs) throw new Error('no trips');
    const line = lineFacts();
    expect(await shown(mine, [line], { tripVersion: 2 })).toBe(100);
    expect(await shown(mine, [line], { tripVersion: 2, of: other })).toBe(100);
    expect(await counterOf(campaignId)).toMatchObject({ uses: 1 });
    expect(await shown(mine, [], { tripVersion: 3, of: other })).toBe(0);
    expect(await counterOf(campaignId)).toMatchObject({ uses: 0 });
    expect(await shown(theirs, [lineFacts()])).toBe(100);
    expect(await shown(mine, [line], { tripVersion: 4 })).toBe(5);
    expect(await counterOf(campaignId)).toMatchObject({ uses: 1 });
  });

  test('answer about one trip at once and hold once', async () => {
    const { storeId, campaignId } = await launchInBoth({ budgetMinor: 1_000 });
    const trip = await shop.openTrip({ storeId });
    const lines = [lineFacts()];
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        shown(trip, lines, { tripVersion: 2, of: at % 2 ? other : shop.service }),
      ),
    );
    expect(new Set(answers)).toEqual(new Set([100]));
    expect(await counterOf(campaignId)).toEqual({ uses: 1, heldMinor: 100 });
  });

  test('give a hundred units to five hundred baskets exactly once each, and undo as strongly (behaviour 29, R4)', async () => {
    const { storeId, campaignId } = await launchInBoth({ limits: { total: 100 }, budgetMinor: 10_000 });
    const baskets: { trip: Trip; lines: LineFacts[]; of: typeof other }[] = [];
    for (let at = 0; at < 500; at += 50)
      for (const trip of await openTrips(50, { storeId }))
        baskets.push({ trip, lines: [lineFacts()], of: baskets.length % 2 ? other : shop.service });
    const claim = async (some: typeof baskets) => {
      const won: typeof baskets = [];
      for (let at = 0; at < some.length; at += 100)
        await Promise.all(
          some.slice(at, at + 100).map(async (basket) => {
            if ((await shown(basket.trip, basket.lines, { of: basket.of })) === 100) won.push(basket);
          }),
        );
      return won;
    };
    const full = { uses: 100, heldMinor: 10_000 };
    const winners = await claim(baskets);
    expect(winners).toHaveLength(100);
    expect(await counterOf(campaignId)).toEqual(full);
    expect(await recordedOf(campaignId)).toEqual(full);

    // Thirty empty their baskets, thirty give the trip up, twenty pay, of which ten bring everything back.
    const [emptied, cancelled, payers] = [winners.slice(0, 30), winners.slice(30, 60), winners.slice(60, 80)];
    await Promise.all(emptied.map(({ trip, of }) => show(trip, [], { of })));
    await Promise.all(cancelled.map(({ trip }) => shop.cancelTrip(trip)));
    for (const [at, { trip, lines }] of payers.entries()) {
      expect(await paid(trip, lines)).toBe(100);
      const receiptId = await shop.closeReceipt(trip, lines);
      const [line] = lines;
      if (at < 10 && line) await shop.returnLine(receiptId, line, 1, 0);
    }
    expect(await counterOf(campaignId)).toEqual({ uses: 30, heldMinor: 3_000 });
    expect(await recordedOf(campaignId)).toEqual({ uses: 30, heldMinor: 3_000 });

    // What the processes remember of counters is a second old.
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    const others = baskets.filter((basket) => !winners.includes(basket));
    expect(await claim(others)).toHaveLength(70);
    expect(await counterOf(campaignId)).toEqual(full);
    expect(await recordedOf(campaignId)).toEqual(full);
  });
});
