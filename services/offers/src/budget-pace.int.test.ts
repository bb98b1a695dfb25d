import type { Principal } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import { brandUserOf, type Data, staffOf, until } from '@rayon/testkit';
import { lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(async () => {
  await shop?.stop();
});

const oneDay = 86_400_000;
const window = { from: '2026-06-01T00:00:00.000Z', to: '2026-07-01T00:00:00.000Z' };

/** Baskets of ten euros that end in a store, ten per cent off each; the answer is their trips with their lines. */
const shopTimes = (storeId: string, times: number, brandId?: string) =>
  Promise.all(
    Array.from({ length: times }, async () => {
      const line = lineFacts({ priceMinor: 1000, ...(brandId ? { brandId } : {}) });
      const trip = await shop.openTrip({ storeId });
      await shop.endTrip(trip, [line]);
      await until(() => shop.adjudicationsOf(trip.tripId).length > 0);
      return { trip, line };
    }),
  );

const paceOf = async (principal: Principal, id: string): Promise<Data | null | undefined> => {
  const { data } = await shop.ask(
    principal,
    `query Q($id: ID!) { campaign(id: $id) { budgetPace {
      gone { minor currency } windowShare perDay { minor } ofDays outlook spentOn days { day gone { minor } } withheldBelow } } }`,
    { id },
  );
  return (data.campaign as Data | null)?.budgetPace as Data | null | undefined;
};

const daysOf = (pace: Data | null | undefined) => (pace?.days ?? []) as Data[];

test('says how much is gone, how much each day, and when all of it will be', async () => {
  const storeId = newId();
  const budget = { storeIds: [storeId], ...window, budgetMinor: 2000 };
  const campaignId = await shop.launch(budget);
  const beyond = staffOf('marketer', [newId()]);
  const [paid] = await shopTimes(storeId, 4);
  expect(await paceOf(marketer, campaignId)).toMatchObject({
    gone: { minor: 400, currency: 'EUR' },
    outlook: 'TOO_EARLY',
    perDay: null,
    ofDays: 0,
    withheldBelow: null,
  });

  // One basket is paid and brought back: its hundred are no longer gone, on the day they went.
  if (!paid) throw new Error('nothing was bought');
  const receiptId = await shop.closeReceipt(paid.trip, [paid.line]);
  shop.clock.advance(oneDay);
  await shop.returnLine(receiptId, paid.line, 1, 0);
  await shopTimes(storeId, 1);
  shop.clock.advance(oneDay);
  await until(async () => ((await paceOf(marketer, campaignId))?.gone as Data | undefined)?.minor === 400);
  const pace = await paceOf(marketer, campaignId);
  // Four hundred in two days, 1,600 left: eight days from the third of June.
  expect(pace).toMatchObject({
    perDay: { minor: 200 },
    ofDays: 2,
    outlook: 'RUNS_OUT',
    spentOn: '2026-06-11',
  });
  expect(pace?.windowShare).toBeCloseTo(2.5 / 30);
  expect(pace?.days).toHaveLength(14);
  expect(daysOf(pace).slice(-3)).toEqual([
    { day: '2026-06-01', gone: { minor: 300 } },
    { day: '2026-06-02', gone: { minor: 100 } },
    { day: '2026-06-03', gone: { minor: 0 } },
  ]);

  await shopTimes(storeId, 16);
  expect(await paceOf(marketer, campaignId)).toMatchObject({ outlook: 'SPENT', gone: { minor: 2000 } });
  expect(await paceOf(beyond, campaignId)).toBeUndefined();
});

test('there is none without a budget, or for who works in other stores of it too', async () => {
  const [here, there] = [newId(), newId()];
  const bound = staffOf('marketer', [here]);
  expect(await paceOf(marketer, await shop.launch({ storeIds: [here] }))).toBeNull();
  const both = await shop.launch({ storeIds: [here, there], budgetMinor: 1000 });
  expect(await paceOf(bound, both)).toBeNull();
  const own = await shop.launch({ storeIds: [here], budgetMinor: 1000 });
  expect(await paceOf(bound, own)).toMatchObject({ gone: { minor: 0 }, outlook: 'TOO_EARLY' });
});

test('a brand is told of fifty people at least, in steps of fifty, day by day too', async () => {
  const [storeId, brandId] = [newId(), newId()];
  const brand = brandUserOf(brandId);
  const campaignId = await shop.launch(
    {
      storeIds: [storeId],
      to: '2026-12-31T00:00:00.000Z',
      budgetMinor: 100_000,
    },
    brand,
  );
  await shopTimes(storeId, 49, brandId);
  const withheld = { gone: null, perDay: null, outlook: null, spentOn: null, withheldBelow: 50 };
  expect(await paceOf(brand, campaignId)).toMatchObject(withheld);
  await shopTimes(storeId, 13, brandId);
  shop.clock.advance(oneDay);
  await shopTimes(storeId, 3, brandId);
  const pace = await paceOf(brand, campaignId);
  expect(pace).toMatchObject({ gone: { minor: 5000 }, perDay: { minor: 5000 }, outlook: 'RUNS_OUT' });
  expect(
    daysOf(pace)
      .slice(-2)
      .map(({ gone }) => gone),
  ).toEqual([{ minor: 5000 }, null]);
  expect(await paceOf(marketer, campaignId)).toMatchObject({ gone: { minor: 6500 } });
});
