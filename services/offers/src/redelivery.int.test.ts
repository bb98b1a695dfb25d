import type { Envelope } from '@rayon/kernel';
import { newId } from '@rayon/kernel';
import { deviceOf, memberOf, until } from '@rayon/testkit';
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

/** Everything that is kept, but for what rows carry to publish their events. */
const everything = async () => {
  const kept: Record<string, unknown[]> = {};
  for (const name of [
    'trips',
    'redemptions',
    'campaignCounters',
    'memberUses',
    'purchases',
    'receipts',
    'sales',
    'challenges',
    'members',
    'knownStores',
    'knownBrands',
  ]) {
    const rows = await database.collection(name).find().sort({ _id: 1 }).toArray();
    kept[name] = rows.map(({ meta, ...row }) => ({ ...row, sequence: meta?.sequence }));
  }
  return kept;
};

test('whatever is delivered twice and out of order changes nothing more', async () => {
  const delivered: Envelope[] = [];
  const tap = await shop.bus.tap(shop.listenedSubjects, (envelope) => delivered.push(envelope));
  const storeId = newId();
  const article = { articleId: newId(), category: 'Boissons', codes: ['03017620422003'] };
  await shop.define({ stores: [storeId], brands: [newId()], articles: [article] });
  const memberId = await shop.enrol();
  await shop.consent(memberId, false);
  await shop.consent(memberId, true);
  await shop.sayBirthday(memberId, '06-01');
  await shop.sayBirthday(memberId, null);
  await shop.sayBirthday(memberId, '02-29');
  for (const employed of [true, false, true]) await shop.employ(memberId, employed);
  const general = { storeIds: [storeId], target: { categories: ['Boissons'] } };
  const campaignId = await shop.launch({ ...general, limits: { perMember: 3 }, budgetMinor: 10_000 });
  await shop.launch({
    ...general,
    trigger: { kind: 'LINE_SCANNED' },
    benefit: { kind: 'MESSAGE' },
    limits: { total: 5 },
  });
  await shop.launch({ ...general, trigger: { kind: 'TRIP_ENDED' }, benefit: { kind: 'MESSAGE' } });
  await shop.launch({
    storeIds: [storeId],
    trigger: { kind: 'TRIP_OPENED' },
    benefit: { kind: 'MESSAGE' },
    limits: { perMember: 5 },
  });
  const challenge = await shop.launch({
    ...general,
    audience: { kind: 'MEMBERS' },
    benefit: {
      kind: 'CHALLENGE',
      challenge: {
        count: 'PIECES',
        withinDays: 28,
        steps: [
          { from: 1, points: 10 },
          { from: 3, points: 50 },
        ],
      },
    },
  });
  await shop.ask(
    memberOf(memberId),
    'mutation M($input: ChooseChallengeInput!) { chooseChallenge(input: $input) { __typename } }',
    { input: { commandId: newId(), campaignId: challenge } },
  );

  const paid = await shop.openTrip({ storeId, memberId });
  const lines = [
    lineFacts({ priceMinor: 1000, quantity: 3 }),
    lineFacts({ category: 'Thé', sequence: 2, priceMinor: 700 }),
  ];
  for (const line of lines) await shop.scan(paid, line);
  /** What the handheld shows is held, so that it is let go, or taken over, once. */
  const show = ({ tripId, deviceId }: typeof paid, held = lines) =>
    shop.discountOf(deviceOf(deviceId, storeId), tripId, held);
  expect(await show(paid)).toBe(300);
  const [first] = lines;
  if (!first) throw new Error('no line');
  for (const envelope of [...delivered].reverse()) await shop.bus.publish([envelope]);
  await shop.voidLine(paid, first.lineId);
  await shop.endTrip(paid, lines, 1);
  await shop.endTrip(paid, lines, 2);
  await until(() => shop.adjudicationsOf(paid.tripId).length === 2);
  const receiptId = await shop.closeReceipt(paid, lines);
  await shop.changeStatus(paid, 'closed');
  await shop.returnLine(receiptId, first, 1, 2);
  await shop.returnLine(receiptId, first, 1, 1);

  const cancelled = await shop.openTrip({ storeId, memberId });
  expect(await show(cancelled)).toBe(300);
  await shop.endTrip(cancelled, lines, 1);
  await until(() => shop.adjudicationsOf(cancelled.tripId).length === 1);
  await shop.cancelTrip(cancelled);
  const givenUp = await shop.openTrip({ storeId, memberId });
  expect(await show(givenUp)).toBe(300);
  await shop.cancelTrip(givenUp);
  const open = await shop.openTrip({ storeId, memberId });
  expect(await show(open)).toBe(300);
  await tap.stop();

  const before = await everything();
  // Three were paid and two brought back: the second step was reached and taken back, the first stands.
  expect(before.challenges).toMatchObject([{ progress: 1, steps: [{ turns: 1 }, { turns: 2 }] }]);
  const results = await shop.results(marketer, campaignId);
  const published = shop.published.length;
  expect(results).toMatchObject({ uses: 1, discountGiven: [{ minor: 100 }] });
  expect(shop.messagesOf(paid.tripId)).toHaveLength(3);
  expect(new Set(delivered.map(({ type }) => type))).toEqual(new Set(shop.listenedSubjects));

  for (const order of [delivered, [...delivered].reverse()])
    for (const envelope of order) await shop.bus.publish([envelope]);
  await shop.bus.publish(delivered);

  expect(await everything()).toEqual(before);
  expect(await shop.results(marketer, campaignId)).toEqual(results);
  expect(shop.published).toHaveLength(published);
});
