import { newId } from '@rayon/kernel';
import { type Data, deviceOf, memberOf, until } from '@rayon/testkit';
import { lineFacts, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(async () => {
  await shop?.stop();
});

const categories = ['Cafés', 'Thés', 'Cacaos'];
const ownOffer = (more: Data = {}): Data => ({
  audience: { kind: 'PERSONALISED' },
  target: { categories },
  ownChoice: { pick: 'MOST_BOUGHT', weeks: 8 },
  benefit: { kind: 'PERCENT_OFF', percent: 20 },
  ...more,
});
const of = (category: string) => lineFacts({ category, priceMinor: 1_000 });
const basket = categories.map(of);
const dayMilliseconds = 86_400_000;

const whoBought = async (storeId: string, ...bought: string[]): Promise<string> => {
  const memberId = await shop.enrol();
  await shop.consent(memberId, true);
  for (const category of bought)
    await shop.closeReceipt(await shop.openTrip({ storeId, memberId }), [of(category)]);
  shop.clock.advance(dayMilliseconds);
  return memberId;
};

const shownTo = async (storeId: string, memberId: string, lines = basket) => {
  const trip = await shop.openTrip({ storeId, memberId });
  const { offers } = await shop.offersOf(deviceOf(trip.deviceId, storeId), trip.tripId, lines, {});
  return { trip, offers: offers as unknown as { applied: { lines: { lineId: string }[] }[] } };
};

type Trip = Awaited<ReturnType<typeof shop.openTrip>>;
const wordOn = async (trip: Trip, lines: typeof basket, version: number) => {
  await shop.endTrip(trip, lines, version);
  return until(() => shop.adjudicationsOf(trip.tripId)[version - 1]);
};

test('each gets it on what they buy most of its list, until the basket is paid, and reads so on the card', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], ...ownOffer() });
  const byMember = [
    [await whoBought(storeId, 'Thés', 'Thés', 'Cafés'), 'Thés'],
    [await whoBought(storeId, 'Cacaos'), 'Cacaos'],
  ] as const;
  for (const [memberId, category] of byMember) {
    const { trip, offers } = await shownTo(storeId, memberId);
    const line = basket[categories.indexOf(category)];
    expect(offers.applied.flatMap(({ lines }) => lines.map(({ lineId }) => lineId))).toEqual([line?.lineId]);
    const { data } = await shop.ask(
      memberOf(memberId),
      'query { myOffers(first: 100) { items { id choice { category } why { reason explanation } } } }',
    );
    const { items } = data.myOffers as { items: readonly Data[] };
    expect(items.find(({ id }) => id === campaignId)).toMatchObject({
      choice: { category },
      why: {
        reason: 'OWN_CHOICE',
        explanation: expect.stringContaining('bought most often of its list in the last 8 weeks'),
      },
    });
    expect(await wordOn(trip, basket, 1)).toMatchObject({ discount: { minor: 200 } });
  }
});

test('who bought none of it, or agreed to nothing, gets nothing', async () => {
  const storeId = newId();
  await shop.launch({ storeIds: [storeId], ...ownOffer() });
  for (const memberId of [await whoBought(storeId, 'Laits'), await shop.enrol()])
    expect((await shownTo(storeId, memberId)).offers.applied).toEqual([]);
});

test('what the first end decided stands, whatever is bought and however late it is ended again', async () => {
  const storeId = newId();
  await shop.launch({ storeIds: [storeId], ...ownOffer() });
  const memberId = await whoBought(storeId, 'Thés');
  const { trip } = await shownTo(storeId, memberId);
  expect(await wordOn(trip, basket, 1)).toMatchObject({ discount: { minor: 200 } });
  for (let visit = 0; visit < 3; visit += 1)
    await shop.closeReceipt(await shop.openTrip({ storeId, memberId }), [of('Cafés')]);
  shop.clock.advance(2 * dayMilliseconds);
  const [coffee, ...others] = basket;
  expect(await wordOn(trip, others, 2)).toMatchObject({ discount: { minor: 200 } });
  // The next basket goes by what is bought by then.
  const { offers } = await shownTo(storeId, memberId);
  expect(offers.applied.flatMap(({ lines }) => lines.map(({ lineId }) => lineId))).toEqual([coffee?.lineId]);
});
