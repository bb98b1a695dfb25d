import { newId } from '@rayon/kernel';
import { deviceOf, memberOf, storeCommandsOf } from '@rayon/testkit';
import mongoose from 'mongoose';
import { lineFacts, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers({ monitored: true });
});
afterAll(async () => {
  await shop?.stop();
});

/** Commands the process sends to the store while something is done, but for its look for changes of campaigns. */
const commandsOf = (work: () => Promise<unknown>): Promise<string[]> =>
  storeCommandsOf(
    { connections: mongoose.connections, service: 'offers' },
    work,
    ({ command }) => command.find === 'campaigns' && JSON.stringify(command.filter).includes('"change"'),
  );

describe('without a word to the store', () => {
  test('a basket of a known open trip is answered', async () => {
    const storeId = newId();
    await shop.launch({ storeIds: [storeId] });
    const trip = await shop.openTrip({ storeId });
    const ask = async () =>
      expect(
        (await shop.offersOf(deviceOf(trip.deviceId, storeId), trip.tripId, [lineFacts()])).offers,
      ).toMatchObject({ discount: { minor: 50 }, freshness: 'CURRENT' });

    expect(await commandsOf(ask)).toEqual([]);
    expect(await commandsOf(ask)).toEqual([]);
  });

  test('a member is answered who is known by now', async () => {
    const storeId = newId();
    await shop.launch({ storeIds: [storeId], audience: { kind: 'PERSONALISED', notBoughtCategory: 'Thé' } });
    const memberId = await shop.enrol();
    await shop.consent(memberId, true);
    const trip = await shop.openTrip({ storeId, memberId });
    const ask = async () =>
      expect(await shop.discountOf(memberOf(memberId), trip.tripId, [lineFacts()])).toBe(50);

    expect(await commandsOf(ask)).toEqual(['find members', 'find purchases']);
    expect(await commandsOf(ask)).toEqual([]);
  });

  test('a line is scanned that calls for no message', async () => {
    const storeId = newId();
    const personal = {
      storeIds: [storeId],
      trigger: { kind: 'LINE_SCANNED' },
      benefit: { kind: 'MESSAGE' },
      target: { categories: ['Boissons'] },
      audience: { kind: 'PERSONALISED', boughtCategory: 'Thé' },
    };
    await shop.launch(personal);
    const trip = await shop.openTrip({ storeId });
    const scan = (category: string) => shop.scan(trip, lineFacts({ category }));

    expect(await commandsOf(() => scan('Lait'))).toEqual([]);
    expect(await commandsOf(() => scan('Boissons'))).toEqual([]);
    expect(shop.messagesOf(trip.tripId)).toEqual([]);
  });
});

test('a trip is written once as it opens', async () => {
  expect(await commandsOf(() => shop.openTrip())).toEqual(['insert trips']);
});

/** Two campaigns that count, each about a member; both apply to every basket of the store. */
const launchCounted = async (storeId: string) => {
  for (const percent of [10, 20])
    await shop.launch({
      storeIds: [storeId],
      stacking: 'STACKABLE',
      benefit: { kind: 'PERCENT_OFF', percent },
      limits: { perMember: 3, total: 1_000 },
    });
};

test('an ended basket is priced by what binds and written in one transaction, however many campaigns count', async () => {
  const storeId = newId();
  await launchCounted(storeId);
  const memberId = await shop.enrol();
  const trip = await shop.openTrip({ storeId, memberId });
  const lines = [lineFacts()];
  expect(await commandsOf(() => shop.endTrip(trip, lines))).toEqual([
    'find members',
    'find campaignCounters',
    'find memberUses',
    'update trips',
    'update redemptions',
    'update memberUses',
    'update campaignCounters',
    'commit',
  ]);
  const again = await commandsOf(() => shop.endTrip(trip, lines));
  expect(again).toEqual([]);
});

test('a paid basket is settled in one transaction, its trip closed by one update', async () => {
  const storeId = newId();
  await launchCounted(storeId);
  const memberId = await shop.enrol();
  const trip = await shop.openTrip({ storeId, memberId });
  const lines = [lineFacts(), lineFacts({ category: 'Lait' })];
  await shop.endTrip(trip, lines);
  expect(await commandsOf(() => shop.changeStatus(trip, 'closed'))).toEqual(['update trips']);
  expect(await commandsOf(() => shop.closeReceipt(trip, lines))).toEqual([
    'find redemptions',
    'update redemptions',
    'update purchases',
    'insert receipts',
    'commit',
  ]);
});
