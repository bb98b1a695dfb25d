import type { Principal } from '@rayon/auth';
import { createInProcessBus } from '@rayon/bus';
import { CampaignDeclinedV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { type Data, deviceOf, memberOf, storeCommandsOf, until } from '@rayon/testkit';
import mongoose from 'mongoose';
import { lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers({ monitored: true });
});
afterAll(() => shop?.stop());

const decline = async (principal: Principal, input: Data, commandId = newId()): Promise<Data> => {
  const { data, errors } = await shop.ask(
    principal,
    `mutation M($input: SetDeclinedInput!) { setDeclined(input: $input) {
      ... on DeclinedSet { campaignId declined } ... on OffersRefusal { reason field } } }`,
    { input: { commandId, declined: true, ...input } },
  );
  return (data.setDeclined as Data | undefined) ?? { code: errors[0]?.extensions?.code };
};

const message = { trigger: { kind: 'LINE_SCANNED' }, benefit: { kind: 'MESSAGE' } };

/** A store with a message and a price, and a member who shops there. */
const openStage = async () => {
  const storeId = newId();
  const said = await shop.launch({ storeIds: [storeId], ...message });
  const near = await shop.launch({
    storeIds: [storeId],
    benefit: { kind: 'N_FOR_M', take: 3, pay: 2 },
  });
  const memberId = await shop.enrol();
  const trip = await shop.openTrip({ storeId, memberId });
  const handheld = deviceOf(trip.deviceId, storeId);
  const see = async (quantity = 2, line = lineFacts({ quantity })) =>
    shop.offersOf(handheld, trip.tripId, [line]);
  return { storeId, said, near, memberId, trip, handheld, see };
};

test('a message that is shown goes, comes back when it is taken back, and is not sent on the next trip', async () => {
  const { storeId, said, memberId, trip, handheld } = await openStage();
  const line = lineFacts();
  await shop.scan(trip, line);
  await until(() => shop.messagesOf(trip.tripId).length === 1);
  const shown = async () => (await shop.offersOf(handheld, trip.tripId, [line])).messages?.length;
  expect(await shown()).toBe(1);

  const asked = { campaignId: said, tripId: trip.tripId };
  expect(await decline(handheld, asked)).toEqual({ campaignId: said, declined: true });
  expect(await shown()).toBe(0);
  expect(await decline(handheld, { ...asked, declined: false })).toEqual({
    campaignId: said,
    declined: false,
  });
  expect(await shown()).toBe(1);

  await decline(memberOf(memberId), { campaignId: said });
  const next = await shop.openTrip({ storeId, memberId });
  await shop.scan(next, lineFacts());
  const other = await shop.openTrip({ storeId, memberId: await shop.enrol() });
  await shop.scan(other, lineFacts());
  await until(() => shop.messagesOf(other.tripId).length === 1);
  expect(shop.messagesOf(next.tripId)).toEqual([]);
});

test('a hint goes, and what the campaign gives is given as before', async () => {
  const { near, memberId, see } = await openStage();
  expect((await see()).offers?.next).toMatchObject({ campaignId: near });
  await decline(memberOf(memberId), { campaignId: near });
  expect((await see()).offers?.next).toBeNull();
  expect((await see(3)).offers).toMatchObject({
    discount: { minor: 500 },
    applied: [{ campaignId: near }],
  });
});

test('another process follows, and one that starts later knows it', async () => {
  const { near, memberId, trip, handheld, see } = await openStage();
  const bus = createInProcessBus();
  const passing = await shop.bus.tap(
    [CampaignDeclinedV1.subject],
    (envelope) => void bus.publish([envelope]),
  );
  const other = await shop.startProcess(bus);
  const line = lineFacts({ quantity: 2 });
  const nextAt = async (of: typeof other) =>
    (await shop.offersOf(handheld, trip.tripId, [line], { of })).offers?.next;
  expect(await nextAt(other)).not.toBeNull();
  await decline(memberOf(memberId), { campaignId: near });
  await until(async () => (await nextAt(other)) === null);
  const laterBus = createInProcessBus();
  const later = await shop.startProcess(laterBus);
  expect(await nextAt(later)).toBeNull();
  expect((await see()).offers?.next).toBeNull();
  await other.stop();
  await later.stop();
  await passing.stop();
  await bus.close();
  await laterBus.close();
});

test('the same command again is the same word; with another it is refused; each says so once', async () => {
  const { said, near, memberId } = await openStage();
  const commandId = newId();
  const own = memberOf(memberId);
  const first = await decline(own, { campaignId: said }, commandId);
  expect(await decline(own, { campaignId: said }, commandId)).toEqual(first);
  expect(await decline(own, { campaignId: near }, commandId)).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
  await shop.step(marketer, 'endCampaign', said);
  expect(await decline(own, { campaignId: said }, commandId)).toEqual(first);
  const told = () =>
    shop.published.filter(
      ({ type, subject }) => type === CampaignDeclinedV1.subject && subject?.includes(memberId),
    );
  await until(() => told().length > 0);
  expect(told()).toHaveLength(1);
});

test('a device speaks for nobody but who showed their card on its own open trip', async () => {
  const { said, trip, handheld, storeId } = await openStage();
  const asked = { campaignId: said, tripId: trip.tripId };
  const notFound = { reason: 'TRIP_NOT_FOUND', field: null };
  expect(await decline(deviceOf(newId(), storeId), asked)).toEqual(notFound);
  expect(await decline(handheld, { ...asked, tripId: newId() })).toEqual(notFound);
  expect(await decline(handheld, { campaignId: said })).toEqual(notFound);
  // Without a card, and with the typed number of one, which looks the same here.
  const nobodys = await shop.openTrip({ storeId });
  const there = { ...asked, tripId: nobodys.tripId };
  expect(await decline(deviceOf(nobodys.deviceId, storeId), there)).toMatchObject({ reason: 'CARD_NEEDED' });
  await shop.cancelTrip(trip);
  await until(async () => (await decline(handheld, asked)).reason === 'TRIP_NOT_FOUND');
});

test('what does not run is unknown, and who is neither member nor device is refused', async () => {
  const { memberId, said } = await openStage();
  const { answer } = await shop.mutate(marketer, 'draftCampaign', shop.content());
  const draft = (answer.campaign as Data).id;
  const own = memberOf(memberId);
  const unknown = { reason: 'CAMPAIGN_NOT_FOUND', field: null };
  expect(await decline(own, { campaignId: draft })).toEqual(unknown);
  expect(await decline(own, { campaignId: newId() })).toEqual(unknown);
  expect(await decline(own, { campaignId: 'x'.repeat(500) })).toMatchObject({
    reason: 'BAD_INPUT',
    field: 'campaignId',
  });
  expect(await decline(marketer, { campaignId: said })).toEqual({ code: 'FORBIDDEN' });
});

test('a basket of somebody who declined something is answered without a word to the store', async () => {
  const { near, memberId, see } = await openStage();
  const line = lineFacts({ quantity: 2 });
  await decline(memberOf(memberId), { campaignId: near });
  expect((await see(2, line)).offers?.next).toBeNull();
  const commands = await storeCommandsOf({ connections: mongoose.connections, service: 'offers' }, () =>
    see(2, line),
  );
  expect(commands.filter((one) => !one.includes('campaigns'))).toEqual([]);
});

test('what was declined is kept as long as the campaign may run, also when its window is moved', async () => {
  const { near, memberId } = await openStage();
  await decline(memberOf(memberId), { campaignId: near });
  const database = await mongoose
    .createConnection(shop.store.url, { dbName: `${shop.store.prefix}rayon-offers` })
    .asPromise();
  const keptUntil = async () =>
    (await database.collection('declines').findOne({ campaignId: near }))?.campaignTo;
  expect(await keptUntil()).toEqual(new Date('2026-12-31T00:00:00.000Z'));
  await shop.step(marketer, 'pauseCampaign', near);
  await shop.mutate(marketer, 'reviseCampaign', {
    ...shop.content({ to: '2027-02-01T00:00:00.000Z' }),
    campaignId: near,
  });
  expect(await keptUntil()).toEqual(new Date('2027-02-01T00:00:00.000Z'));
  await database.close();
});
