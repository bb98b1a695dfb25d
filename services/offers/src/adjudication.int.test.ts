import { createInProcessBus } from '@rayon/bus';
import { newId } from '@rayon/kernel';
import { deviceOf, memberOf, until } from '@rayon/testkit';
import { lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(async () => {
  await shop?.stop();
});

const adjudicated = async (tripId: string, count = 1) =>
  (await until(() => shop.adjudicationsOf(tripId).length >= count && shop.adjudicationsOf(tripId))).at(-1);

const shopOnce = async (storeId: string, lines = [lineFacts({ priceMinor: 1000 })], memberId?: string) => {
  const trip = await shop.openTrip({ storeId, memberId });
  await shop.endTrip(trip, lines);
  return { trip, lines, word: await adjudicated(trip.tripId) };
};

test('an ended basket is adjudicated from what the event says, once per version', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId] });
  const { trip, lines, word } = await shopOnce(storeId);

  expect(word).toMatchObject({
    basketVersion: 1,
    subtotal: { minor: 1000, currency: 'EUR' },
    discount: { minor: 100 },
    total: { minor: 900 },
    offers: [
      {
        campaignId,
        campaignVersion: 1,
        discount: { minor: 100 },
        lines: [{ lineId: lines[0]?.lineId, discount: { minor: 100 } }],
      },
    ],
  });
  await shop.endTrip(trip, lines, 1);
  await shop.endTrip(trip, [lineFacts({ priceMinor: 300 })], 2);
  expect(await adjudicated(trip.tripId, 2)).toMatchObject({ basketVersion: 2, discount: { minor: 30 } });
  expect(shop.adjudicationsOf(trip.tripId)).toHaveLength(2);
  expect(await shop.results(marketer, campaignId)).toMatchObject({ uses: 1, discountGiven: [{ minor: 30 }] });
});

test('bonus points go to members with the lines they are for', async () => {
  const storeId = newId();
  await shop.launch({
    storeIds: [storeId],
    audience: { kind: 'MEMBERS' },
    benefit: { kind: 'POINTS_BONUS', multiplierPercent: 300 },
  });
  const { word } = await shopOnce(storeId, [lineFacts({ priceMinor: 1050 })], await shop.enrol());
  expect(word?.offers[0]?.bonusPoints).toMatchObject([{ points: 20 }]);
});

test('a budget of ten is never exceeded by thirty trips that end at once (behaviour 29, I13)', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], budgetMinor: 1000 });
  const trips = await Promise.all(Array.from({ length: 30 }, () => shop.openTrip({ storeId })));
  await Promise.all(trips.map((trip) => shop.endTrip(trip, [lineFacts({ priceMinor: 1000 })])));
  const words = await Promise.all(trips.map(({ tripId }) => adjudicated(tripId)));

  expect(words.filter((word) => word?.discount.minor === 100)).toHaveLength(10);
  expect(words.filter((word) => word?.discount.minor === 0)).toHaveLength(20);
  expect(await shop.results(marketer, campaignId)).toMatchObject({
    uses: 10,
    discountGiven: [{ minor: 1000 }],
    budgetLeft: { minor: 0 },
  });

  const late = await shop.openTrip({ storeId });
  const { offers } = await shop.offersOf(deviceOf(late.deviceId, storeId), late.tripId, [lineFacts()]);
  expect(offers).toMatchObject({ discount: { minor: 0 }, lost: [{ campaignId, reason: 'BUDGET_SPENT' }] });
});

test('two processes that share the store share the budget', async () => {
  const storeId = newId();
  const otherBus = createInProcessBus();
  const other = await shop.startProcess(otherBus);
  try {
    const campaignId = await shop.launch({ storeIds: [storeId], limits: { total: 7 } });
    await shop.launch({ storeIds: [storeId], benefit: { kind: 'PERCENT_OFF', percent: 1 } });
    await until(async () => {
      const device = deviceOf(newId(), storeId);
      return (await shop.discountOf(device, newId(), [lineFacts()], { of: other })) === 5;
    });
    const trips = await Promise.all(Array.from({ length: 20 }, () => shop.openTrip({ storeId })));
    await Promise.all(
      trips.map((trip, at) => shop.endTrip(trip, [lineFacts()], 1, at % 2 ? otherBus : shop.bus)),
    );
    expect(await shop.results(marketer, campaignId)).toMatchObject({
      uses: 7,
      discountGiven: [{ minor: 350 }],
    });
  } finally {
    await other.stop();
    await otherBus.close();
  }
});

test('a cancelled trip gives back what it held (behaviour 28)', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], limits: { total: 1 } });
  const first = await shopOnce(storeId);
  expect((await shopOnce(storeId)).word?.discount.minor).toBe(0);

  await shop.cancelTrip(first.trip);
  expect((await shopOnce(storeId)).word?.discount.minor).toBe(100);
  expect(await shop.results(marketer, campaignId)).toMatchObject({ uses: 1 });
});

test('once per member means once, on their own answer too, and a full return gives it back (behaviour 28)', async () => {
  const storeId = newId();
  const memberId = await shop.enrol();
  await shop.launch({ storeIds: [storeId], limits: { perMember: 1 } });
  const lines = [lineFacts({ priceMinor: 1000, quantity: 2 })];
  const first = await shopOnce(storeId, lines, memberId);
  expect(first.word?.discount.minor).toBe(200);
  expect((await shop.offersOf(memberOf(memberId), first.trip.tripId, lines)).offers).toMatchObject({
    discount: { minor: 200 },
  });

  const receiptId = await shop.closeReceipt(first.trip, lines);
  expect((await shopOnce(storeId, lines, memberId)).word?.discount.minor).toBe(0);
  expect((await shopOnce(storeId, lines)).word?.discount.minor).toBe(0);

  const [line] = lines;
  if (!line) throw new Error('no line');
  await shop.returnLine(receiptId, line, 1, 1);
  expect((await shopOnce(storeId, lines, memberId)).word?.discount.minor).toBe(0);
  await shop.returnLine(receiptId, line, 1, 0);
  expect((await shopOnce(storeId, lines, memberId)).word?.discount.minor).toBe(200);
});

test('once per member means once, also for two of their trips that end at the same moment', async () => {
  const storeId = newId();
  await shop.launch({ storeIds: [storeId], limits: { perMember: 1 } });
  for (let times = 0; times < 3; times += 1) {
    const memberId = await shop.enrol();
    const trips = await Promise.all([1, 2, 3, 4].map(() => shop.openTrip({ storeId, memberId })));
    await Promise.all(trips.map((trip) => shop.endTrip(trip, [lineFacts({ priceMinor: 1000 })])));
    const words = await Promise.all(trips.map(({ tripId }) => adjudicated(tripId)));
    expect(words.map((word) => word?.discount.minor).sort()).toEqual([0, 0, 0, 100]);
  }
});

test('a return gives its share back to the budget, even when it is heard before its receipt', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], budgetMinor: 400 });
  const lines = [lineFacts({ priceMinor: 1000, quantity: 2 })];
  const left = async () => {
    const results = await shop.results(marketer, campaignId);
    return (results as { budgetLeft: { minor: number } }).budgetLeft.minor;
  };
  const first = await shopOnce(storeId, lines);
  const second = await shopOnce(storeId, lines);
  const [line] = lines;
  if (!line) throw new Error('no line');
  expect(await left()).toBe(0);

  const receiptId = await shop.closeReceipt(first.trip, lines);
  await shop.returnLine(receiptId, line, 1, 1);
  expect(await left()).toBe(100);

  const early = newId();
  await shop.returnLine(early, line, 2, 0);
  expect(await left()).toBe(100);
  await shop.closeReceipt(second.trip, lines, early);
  expect(await left()).toBe(300);
});

test('a history that was brought back no longer counts', async () => {
  const storeId = newId();
  const memberId = await shop.enrol();
  await shop.consent(memberId, true);
  await shop.launch({ storeIds: [storeId], audience: { kind: 'PERSONALISED', notBoughtCategory: 'Thé' } });
  const tea = lineFacts({ category: 'Thé' });
  const trip = await shop.openTrip({ memberId });
  const receiptId = await shop.closeReceipt(trip, [tea]);

  expect((await shopOnce(storeId, undefined, memberId)).word?.discount.minor).toBe(0);
  await shop.returnLine(receiptId, tea, 1, 0);
  expect((await shopOnce(storeId, undefined, memberId)).word?.discount.minor).toBe(100);
});
