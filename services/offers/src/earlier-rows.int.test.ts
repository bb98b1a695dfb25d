import { actorOf } from '@rayon/auth';
import { BasketAdjudicatedV1, CampaignChangedV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { deviceOf, memberOf, until } from '@rayon/testkit';
import mongoose from 'mongoose';
import { exampleContent } from './domain/examples';
import { lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

type Row = Record<string, unknown> & { _id: string };

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

const write = (collection: string, row: Row) => database.collection<Row>(collection).insertOne(row);
const sequencesOf = (contract: { subject: string }, subject: string) =>
  shop.published
    .filter((envelope) => envelope.type === contract.subject && envelope.subject === subject)
    .map(({ sequence }) => sequence);

test('a campaign means the category, however an earlier version kept it written', async () => {
  const lines = [
    lineFacts({ category: 'Crèmerie et œufs' }),
    lineFacts({ category: 'Boissons', sequence: 2 }),
  ];
  const at = new Date('2026-05-01T00:00:00Z');
  for (const category of [
    'Crèmerie et œufs'.normalize('NFD'),
    'Crèmerie  et\u00a0œufs',
    'CRÈMERIE ET ŒUFS',
  ]) {
    const [_id, storeId] = [newId(), newId()];
    const benefit = { kind: 'percent-off', percent: 10 } as const;
    const target = { categories: [category] };
    const content = { ...exampleContent({ id: 'old', benefit, target }), storeIds: [storeId] };
    const position = { version: 2, revision: 7, change: 0 };
    await write('campaigns', { _id, status: 'approved', content, createdAt: at, updatedAt: at, ...position });
    await shop.step(marketer, 'launchCampaign', _id);
    await shop.heard();
    const { offers } = await shop.offersOf(deviceOf(newId(), storeId), newId(), lines);
    expect(offers).toMatchObject({ applied: [{ campaignId: _id, discount: { minor: 50 } }] });
  }
});

test('a campaign of an earlier version goes on with its own event numbers', async () => {
  const _id = newId();
  const at = new Date('2026-05-01T00:00:00Z');
  const content = exampleContent({ id: 'old', benefit: { kind: 'percent-off', percent: 10 } });
  const position = { version: 2, revision: 7, change: 0 };
  await write('campaigns', { _id, status: 'approved', content, createdAt: at, updatedAt: at, ...position });

  expect((await shop.step(marketer, 'launchCampaign', _id)).answer).toMatchObject({
    campaign: { status: 'LIVE', version: 2 },
  });
  await until(() => sequencesOf(CampaignChangedV1, _id).length > 0);
  expect(sequencesOf(CampaignChangedV1, _id)).toEqual([8]);
});

test('a trip of an earlier version goes on with its own event numbers', async () => {
  const trip = { tripId: newId(), storeId: newId(), deviceId: newId(), memberId: undefined };
  await write('trips', {
    _id: trip.tripId,
    storeId: trip.storeId,
    currency: 'EUR',
    deviceId: trip.deviceId,
    status: 'open',
    basketVersion: 0,
    eventSequence: 4,
    heardSequence: 0,
    messages: [],
    voidedLineIds: [],
  });
  const lines = [lineFacts()];
  const { offers } = await shop.offersOf(deviceOf(trip.deviceId, trip.storeId), trip.tripId, lines);
  expect(offers).toMatchObject({ freshness: 'CURRENT' });
  await shop.endTrip(trip, lines);
  await until(() => sequencesOf(BasketAdjudicatedV1, trip.tripId).length > 0);
  expect(sequencesOf(BasketAdjudicatedV1, trip.tripId)).toEqual([5]);
});

test('a basket that an earlier version decided is decided again by what was live at its end, and from then on by that', async () => {
  const trip = { tripId: newId(), storeId: newId(), deviceId: newId(), memberId: undefined };
  const { tripId, storeId, deviceId } = trip;
  const campaignId = await shop.launch({ storeIds: [storeId] });
  const lines = [lineFacts({ priceMinor: 1000 }), lineFacts({ sequence: 2 })];
  const [line] = lines;
  if (!line) throw new Error('no line');
  await write('trips', {
    ...{ _id: tripId, storeId, currency: 'EUR', deviceId, status: 'ended', basketVersion: 1 },
    ...{ heardSequence: 0, messages: [], voidedLineIds: [] },
  });
  const given = { lineId: line.lineId, quantity: 1, quantityKept: 1, discountMinor: 50, points: 0 };
  await write('redemptions', {
    ...{ _id: `${tripId}/${campaignId}`, tripId, campaignId, version: 1, basketVersion: 1, status: 'held' },
    ...{ counted: false, currency: 'EUR', discountMinor: 50, heldMinor: 50, used: true, points: 0 },
    ...{ lines: [given], at: new Date('2026-05-01T00:00:00Z') },
  });
  const shown = () => shop.discountOf(deviceOf(deviceId, storeId), tripId, lines);
  expect(await shown()).toBe(50);
  await shop.endTrip(trip, lines, 2);
  expect(await shown()).toBe(150);
  await shop.step(marketer, 'endCampaign', campaignId);
  await shop.endTrip(trip, [line], 3);
  await until(() => shop.adjudicationsOf(tripId).length === 2);
  expect(shop.adjudicationsOf(tripId).map(({ discount }) => discount.minor)).toEqual([150, 100]);
});

test('a redemption of an earlier version is given back to both counters', async () => {
  const memberId = await shop.enrol();
  const campaignId = await shop.launch({ limits: { perMember: 1 } });
  const trip = { tripId: newId(), storeId: newId(), deviceId: newId(), memberId };
  const { tripId } = trip;
  const useId = `${campaignId}/${memberId}`;
  await write('trips', {
    ...{ _id: tripId, storeId: trip.storeId, currency: 'EUR', deviceId: trip.deviceId, memberId },
    ...{ status: 'ended', basketVersion: 1, heardSequence: 0, messages: [], voidedLineIds: [] },
  });
  await write('redemptions', {
    ...{ _id: `${tripId}/${campaignId}`, tripId, campaignId, version: 1, memberId, basketVersion: 1 },
    ...{ status: 'held', counted: true, currency: 'EUR', discountMinor: 50, heldMinor: 50, used: true },
    ...{ points: 0, lines: [], at: new Date('2026-05-01T00:00:00Z') },
  });
  await write('campaignCounters', { _id: campaignId, uses: 4, heldMinor: 200 });
  await write('memberUses', { _id: useId, campaignId, memberId, uses: 1 });
  await shop.cancelTrip(trip);

  const row = (collection: string, _id: string) => database.collection<Row>(collection).findOne({ _id });
  expect(await row('campaignCounters', campaignId)).toMatchObject({ uses: 3, heldMinor: 150 });
  expect(await row('memberUses', useId)).toMatchObject({ uses: 0 });
});

test('the consent of a member of an earlier version is not undone by an older event', async () => {
  const memberId = newId();
  const storeId = newId();
  await write('members', { _id: memberId, personalised: true, consentSequence: 9 });
  await shop.launch({ storeIds: [storeId], audience: { kind: 'PERSONALISED', notBoughtCategory: 'Thé' } });
  await shop.consent(memberId, false);
  const trip = await shop.openTrip({ storeId, memberId });
  expect(await shop.discountOf(memberOf(memberId), trip.tripId, [lineFacts()])).toBe(50);
});

test('what was measured by an earlier version is told, in no region', async () => {
  const experiment = { name: 'earlier', controlPercent: 50 };
  const campaignId = await shop.launch({ audience: { kind: 'MEMBERS' }, experiment });
  const measurementId = `${campaignId}/1`;
  const at = shop.clock();
  const to = new Date(at.getTime() + 86_400_000);
  await write('measurements', {
    ...{ _id: measurementId, campaignId, version: 1, startedAt: at, to, categoryKeys: [] },
  });
  const sums = { receipts: 1, spentMinor: 500, promotedMinor: 500, besideMinor: 0, discountMinor: 0 };
  for (const arm of ['offered', 'control'])
    await write('participants', {
      ...{ _id: `${measurementId}/${arm}`, measurementId, campaignId, memberId: newId(), arm },
      ...{ storeId: newId(), currency: 'EUR', enrolledAt: at, until: to, beforeMinor: 0 },
      ...{ during: sums, after: { ...sums, receipts: 0, spentMinor: 0, promotedMinor: 0 } },
    });
  const moments = { sum: 500, sumOfSquares: 250_000 };
  const none = { sum: 0, sumOfSquares: 0 };
  await write('measuredDays', {
    ...{ _id: `${measurementId}/2026-05-01`, measurementId, day: '2026-05-01', at },
    figures: ['offered', 'control'].map((arm) => ({
      ...{ arm, currency: 'EUR', people: 1, receipts: 1, discountMinor: 0, beforeTimesSpent: 0 },
      ...{ spent: moments, promoted: moments, beside: none, after: none, before: none },
    })),
  });
  const { data } = await shop.ask(
    marketer,
    `query Q($id: ID!) { campaign(id: $id) { effect { currencies { offered { people } }
      regions { region offered { people } } days { day } } } }`,
    { id: campaignId },
  );
  expect(data.campaign).toEqual({
    effect: {
      currencies: [{ offered: { people: 1 } }],
      regions: [{ region: null, offered: { people: 1 } }],
      days: [{ day: '2026-05-01' }],
    },
  });
});

test('a dry run of an earlier version is told as one of an offer', async () => {
  const runId = newId();
  const at = shop.clock();
  const title = { fr: 'Offre', en: 'Offer' };
  await write('dryRuns', {
    ...{ _id: runId, runId, actor: actorOf(marketer), inputHash: '', state: 'done', byHistory: false },
    ...{ from: at, to: at, startedAt: at, heardAt: at, looked: 0, inAll: 0 },
    campaigns: [{ campaignId: newId(), version: 1, title }],
    tried: [{ totals: [], stores: [], days: [], taken: [] }],
  });
  const { data } = await shop.ask(
    marketer,
    'query Q($id: ID!) { dryRun(id: $id) { result { message title { en } } } }',
    { id: runId },
  );
  expect(data.dryRun).toEqual({ result: { message: false, title: { en: 'Offer' } } });
});
