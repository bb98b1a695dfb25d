import { createInProcessBus } from '@rayon/bus';
import { BasketAdjudicatedV1, type LineFacts } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { type Data, deviceOf, memberOf, until } from '@rayon/testkit';
import mongoose from 'mongoose';
import { lineFacts, startOffers } from './testing/offers-on-test-store';

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
beforeEach(() => shop.clock.set(noon));

/** 14:00 in the stores, all of which are in Paris. */
const noon = new Date('2026-06-01T12:00:00Z');
/** The next day there, the same in UTC. */
const afterMidnight = new Date('2026-06-01T22:30:00Z');

type Trip = Awaited<ReturnType<typeof shop.openTrip>>;
type Asked = NonNullable<Parameters<typeof shop.offersOf>[3]>;

const euroOff = {
  target: { categories: ['Boissons'] },
  benefit: { kind: 'AMOUNT_OFF', amountMinor: 100 },
};

const show = async (trip: Trip, lines: LineFacts[], options: Asked = {}) => {
  const { offers, errors } = await shop.offersOf(
    deviceOf(trip.deviceId, trip.storeId),
    trip.tripId,
    lines,
    options,
  );
  if (!offers) throw new Error(JSON.stringify(errors));
  return offers as { discount: { minor: number }; lost: Data[]; changed: Data[] };
};
const shown = async (...asked: Parameters<typeof show>) => (await show(...asked)).discount.minor;

const paid = async (trip: Trip, lines: LineFacts[], basketVersion = 1) => {
  await shop.endTrip(trip, lines, basketVersion);
  const word = await until(() =>
    shop.adjudicationsOf(trip.tripId).find((one) => one.basketVersion === basketVersion),
  );
  return word.discount.minor;
};

/** Every counter of a campaign by its id, less the campaign's own. */
const countersOf = async (campaignId: string): Promise<Record<string, number>> => {
  const counted: Record<string, number> = {};
  for (const collection of ['campaignCounters', 'memberUses'])
    for (const row of await database
      .collection<{ _id: string; uses: number }>(collection)
      .find({ _id: { $regex: `^${campaignId}` } })
      .toArray())
      counted[row._id.slice(campaignId.length)] = row.uses;
  return counted;
};

const usedUpFor = async (memberId: string, campaignId: string) => {
  const { data } = await shop.ask(memberOf(memberId), '{ myOffers(first: 50) { items { id usedUp } } }');
  return (data.myOffers as { items: Data[] }).items.find(({ id }) => id === campaignId)?.usedUp;
};

test('once a day for each member: another basket of the day gets none, one of the next day does', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], ...euroOff, limits: { perMemberPerDay: 1 } });
  const [ann, bob] = [await shop.enrol(), await shop.enrol()];
  const lines = [lineFacts()];
  const [first, second, other] = [
    await shop.openTrip({ storeId, memberId: ann }),
    await shop.openTrip({ storeId, memberId: ann }),
    await shop.openTrip({ storeId, memberId: bob }),
  ];
  expect(await usedUpFor(ann, campaignId)).toBeNull();
  expect(await shown(first, lines)).toBe(100);
  expect(await show(second, lines)).toMatchObject({
    discount: { minor: 0 },
    lost: [{ campaignId, reason: 'MEMBER_DAY_LIMIT_REACHED' }],
  });
  expect(await shown(other, lines)).toBe(100);
  expect(await usedUpFor(ann, campaignId)).toMatch(/as often as one day allows/);
  expect(await show(await shop.openTrip({ storeId }), lines)).toMatchObject({
    lost: [{ campaignId, reason: 'CARD_NEEDED' }],
  });
  expect(await paid(first, lines)).toBe(100);
  expect(await countersOf(campaignId)).toEqual({ [`/2026-06-01/${ann}`]: 1, [`/2026-06-01/${bob}`]: 1 });

  shop.clock.set(afterMidnight);
  expect(await usedUpFor(ann, campaignId)).toBeNull();
  expect(await shown(second, lines)).toBe(100);
  expect(await countersOf(campaignId)).toMatchObject({ [`/2026-06-02/${ann}`]: 1 });
});

test('so often in each store, and so often on each day, whatever happens in the others', async () => {
  const [here, there] = [newId(), newId()];
  const storeIds = [here, there];
  const limits = { perStore: 3, perStorePerDay: 1, perDay: 2 };
  const campaignId = await shop.launch({ storeIds, ...euroOff, limits });
  const lines = [lineFacts()];
  const answer = async (storeId: string) => show(await shop.openTrip({ storeId }), lines);

  expect((await answer(here)).discount.minor).toBe(100);
  expect(await answer(here)).toMatchObject({ lost: [{ campaignId, reason: 'STORE_DAY_LIMIT_REACHED' }] });
  expect((await answer(there)).discount.minor).toBe(100);
  expect(await answer(there)).toMatchObject({ lost: [{ campaignId, reason: 'DAY_LIMIT_REACHED' }] });
  for (const day of [2, 3]) {
    shop.clock.set(new Date(noon.getTime() + (day - 1) * 24 * 3_600_000));
    expect((await answer(here)).discount.minor).toBe(100);
  }
  shop.clock.set(new Date(noon.getTime() + 3 * 24 * 3_600_000));
  expect(await answer(here)).toMatchObject({ lost: [{ campaignId, reason: 'STORE_LIMIT_REACHED' }] });
  expect(await countersOf(campaignId)).toEqual({
    ...{ [`/${here}`]: 3, [`/${there}`]: 1 },
    ...{ '//2026-06-01': 2, '//2026-06-02': 1, '//2026-06-03': 1 },
    ...{ [`/${here}/2026-06-01`]: 1, [`/${there}/2026-06-01`]: 1 },
    ...{ [`/${here}/2026-06-02`]: 1, [`/${here}/2026-06-03`]: 1 },
  });
});

test('at midnight an open basket is one of the new day; one that was ended stays of its day', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], ...euroOff, limits: { perDay: 1 } });
  const lines = [lineFacts(), lineFacts({ sequence: 2, category: 'Thé' })];
  const [ended, open, quick] = [
    await shop.openTrip({ storeId }),
    await shop.openTrip({ storeId }),
    await shop.openTrip({ storeId }),
  ];
  expect(await shown(ended, lines)).toBe(100);
  expect(await paid(ended, lines)).toBe(100);
  expect(await shown(open, lines)).toBe(0);

  shop.clock.set(afterMidnight);
  expect(await shown(open, lines)).toBe(100);
  expect(await countersOf(campaignId)).toEqual({ '//2026-06-01': 1, '//2026-06-02': 1 });
  // Decided again after midnight, when the new day is full: its own day counts.
  expect(await paid(ended, lines.slice(0, 1), 2)).toBe(100);
  expect(await countersOf(campaignId)).toEqual({ '//2026-06-01': 1, '//2026-06-02': 1 });

  // Shown on the second, and somebody of the third is quicker.
  shop.clock.set(new Date(afterMidnight.getTime() + 24 * 3_600_000));
  expect(await shown(quick, lines)).toBe(100);
  expect(await show(open, lines)).toMatchObject({
    discount: { minor: 0 },
    changed: [{ campaignId, reason: 'DAY_LIMIT_REACHED' }],
  });
  expect(await countersOf(campaignId)).toEqual({
    ...{ '//2026-06-01': 1, '//2026-06-02': 0, '//2026-06-03': 1 },
  });
});

test('a message greets a member as often as a day allows, and again on the next', async () => {
  const storeId = await shop.launchGreeting({ limits: { perMemberPerDay: 1 } });
  const memberId = await shop.enrol();
  const greeted = async () => {
    const { tripId } = await shop.openTrip({ storeId, memberId });
    await shop.heard();
    return shop.messagesOf(tripId).length;
  };
  expect([await greeted(), await greeted()]).toEqual([1, 0]);
  shop.clock.set(afterMidnight);
  expect([await greeted(), await greeted()]).toEqual([1, 0]);
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

  test.each([
    ['a day in a store', { perStorePerDay: 20 }],
    ['a store', { perStore: 20 }],
    ['a day', { perDay: 20 }],
  ])(
    'give the twenty of %s to a hundred baskets that scan at the same moment exactly once each, and undo as strongly',
    async (_, limits) => {
      const storeId = newId();
      const campaignId = await shop.launch({ storeIds: [storeId], ...euroOff, limits });
      await shop.launch({ storeIds: [storeId], benefit: { kind: 'PERCENT_OFF', percent: 1 } });
      const device = deviceOf(newId(), storeId);
      await until(async () => (await shop.discountOf(device, newId(), [lineFacts()], { of: other })) === 5);
      const trips = await Promise.all(Array.from({ length: 100 }, () => shop.openTrip({ storeId })));
      const baskets = trips.map((trip, at) => ({
        ...{ trip, lines: [lineFacts()], of: at % 2 ? other : shop.service },
      }));
      const claim = async (some: typeof baskets) => {
        const got = await Promise.all(some.map(({ trip, lines, of }) => shown(trip, lines, { of })));
        return some.filter((_basket, at) => got[at] === 100);
      };
      const uses = async () => Object.values(await countersOf(campaignId));
      const winners = await claim(baskets);
      expect(winners).toHaveLength(20);
      expect(await uses()).toEqual([20]);

      // Five empty their baskets, five give the trip up, five pay, of which two bring everything back; the rest is forgotten.
      const [emptied, cancelled, payers] = [winners.slice(0, 5), winners.slice(5, 10), winners.slice(10, 15)];
      await Promise.all(emptied.map(({ trip, of }) => show(trip, [], { of })));
      await Promise.all(cancelled.map(({ trip }) => shop.cancelTrip(trip)));
      for (const [at, { trip, lines }] of payers.entries()) {
        expect(await paid(trip, lines)).toBe(100);
        const receiptId = await shop.closeReceipt(trip, lines);
        const [line] = lines;
        if (at < 2 && line) await shop.returnLine(receiptId, line, 1, 0);
      }
      await until(async () => (await uses())[0] === 8);
      // What the processes remember of counters is a second old.
      await new Promise((resolve) => setTimeout(resolve, 1_050));
      expect(await claim(baskets.filter((basket) => !winners.includes(basket)))).toHaveLength(12);
      expect(await uses()).toEqual([20]);

      shop.clock.set(new Date(noon.getTime() + 25 * 3_600_000));
      expect(await shop.service.releaseForgotten()).toBeGreaterThanOrEqual(17);
      expect(await uses()).toEqual([3]);
    },
  );

  test('give a member the one of a day once, however many of their baskets scan at the same moment', async () => {
    const storeId = newId();
    const campaignId = await shop.launch({ storeIds: [storeId], ...euroOff, limits: { perMemberPerDay: 1 } });
    await shop.launch({ storeIds: [storeId], benefit: { kind: 'PERCENT_OFF', percent: 1 } });
    const device = deviceOf(newId(), storeId);
    await until(async () => (await shop.discountOf(device, newId(), [lineFacts()], { of: other })) === 5);
    const memberId = await shop.enrol();
    const trips = await Promise.all(Array.from({ length: 8 }, () => shop.openTrip({ storeId, memberId })));
    const got = await Promise.all(
      trips.map((trip, at) => shown(trip, [lineFacts()], { of: at % 2 ? other : shop.service })),
    );
    expect(got.filter((minor) => minor === 100)).toHaveLength(1);
    expect(await countersOf(campaignId)).toEqual({ [`/2026-06-01/${memberId}`]: 1 });
  });
});
