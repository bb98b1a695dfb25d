import type { Principal } from '@rayon/auth';
import { CampaignActivatedV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { type Data, deviceOf, memberOf, until } from '@rayon/testkit';
import { lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(() => shop?.stop());

const activate = async (principal: Principal, input: Data, commandId = newId()): Promise<Data> => {
  const { data, errors } = await shop.ask(
    principal,
    `mutation M($input: ActivateOfferInput!) { activateOffer(input: $input) {
      ... on OfferActivated { campaignId } ... on OffersRefusal { reason message } } }`,
    { input: { commandId, ...input } },
  );
  return (data.activateOffer as Data | undefined) ?? { code: errors[0]?.extensions?.code };
};

const activated = { audience: { kind: 'MEMBERS' }, activation: true };

/** A store with a tenth off for members who activated it, and a member on a trip there. */
const openStage = async () => {
  const storeId = newId();
  await shop.define({ stores: [storeId] });
  const campaignId = await shop.launch({ storeIds: [storeId], ...activated });
  const memberId = await shop.enrol();
  const trip = await shop.openTrip({ storeId, memberId });
  const handheld = deviceOf(trip.deviceId, storeId);
  const line = lineFacts({ priceMinor: 1_000 });
  const off = (of = trip) => shop.discountOf(deviceOf(of.deviceId, storeId), of.tripId, [line]);
  return { storeId, campaignId, memberId, trip, handheld, line, off };
};

const listed = async (memberId: string, id: string) => {
  const { data } = await shop.ask(
    memberOf(memberId),
    'query Q { myOffers(first: 50) { items { id activated usedUp why { explanation } } } }',
  );
  return (data.myOffers as { items: Data[] }).items.find((one) => one.id === id);
};

test('it gives nothing before its member activated it, and from then on in whatever basket is open', async () => {
  const { campaignId, memberId, off } = await openStage();
  expect(await off()).toBe(0);
  expect(await listed(memberId, campaignId)).toEqual({
    id: campaignId,
    activated: false,
    usedUp: null,
    why: { explanation: expect.stringContaining('once it is activated') },
  });
  const commandId = newId();
  expect(await activate(memberOf(memberId), { campaignId }, commandId)).toEqual({ campaignId });
  expect(await activate(memberOf(memberId), { campaignId }, commandId)).toEqual({ campaignId });
  expect(await activate(memberOf(memberId), { campaignId })).toEqual({ campaignId });
  await until(async () => (await off()) === 100);
  expect(await listed(memberId, campaignId)).toMatchObject({ activated: true });
  // Somebody else's card stays as it is.
  const other = await shop.enrol();
  expect(await listed(other, campaignId)).toMatchObject({ activated: false });
  await until(() => shop.published.some(({ type }) => type === CampaignActivatedV1.subject));
});

test('whoever showed their card on a handheld activates it there, and nobody else', async () => {
  const { storeId, campaignId, trip, handheld, off } = await openStage();
  expect(await activate(deviceOf(newId(), storeId), { campaignId, tripId: trip.tripId })).toMatchObject({
    reason: 'TRIP_NOT_FOUND',
  });
  const unknown = await shop.openTrip({ storeId });
  expect(
    await activate(deviceOf(unknown.deviceId, storeId), { campaignId, tripId: unknown.tripId }),
  ).toMatchObject({ reason: 'CARD_NEEDED' });
  expect(await activate(handheld, { campaignId, tripId: trip.tripId })).toEqual({ campaignId });
  await until(async () => (await off()) === 100);
});

test('what waits to be activated is told with the basket, three at the most, until it is activated or put aside', async () => {
  const { storeId, campaignId, memberId, trip, handheld, line } = await openStage();
  const told = async (of = trip) => {
    const { offers } = await shop.offersOf(deviceOf(of.deviceId, storeId), of.tripId, [line]);
    return ((offers?.toActivate ?? []) as Data[]).map((one) => one.campaignId);
  };
  expect(await told()).toEqual([campaignId]);
  await shop.launch({ storeIds: [storeId] });
  const others = [];
  for (let priority = 1; priority <= 3; priority += 1)
    others.unshift(await shop.launch({ storeIds: [storeId], ...activated, priority }));
  await shop.heard();
  expect(await told()).toEqual(others);
  const [first, second, third] = others;
  await activate(handheld, { campaignId: first, tripId: trip.tripId });
  await shop.ask(
    memberOf(memberId),
    'mutation M($input: SetDeclinedInput!) { setDeclined(input: $input) { __typename } }',
    { input: { commandId: newId(), campaignId: second, declined: true } },
  );
  expect(await told()).toEqual([third, campaignId]);
  // Whoever shows no card has nothing to activate.
  expect(await told(await shop.openTrip({ storeId }))).toEqual([]);
});

test('what has nothing to activate, or does not run, says so', async () => {
  const { storeId, memberId } = await openStage();
  const plain = await shop.launch({ storeIds: [storeId] });
  expect(await activate(memberOf(memberId), { campaignId: plain })).toMatchObject({
    reason: 'NO_ACTIVATION',
    message: 'This offer need not be activated.',
  });
  expect(await activate(memberOf(memberId), { campaignId: newId() })).toMatchObject({
    reason: 'CAMPAIGN_NOT_FOUND',
  });
  const drafted = async (change: Data) =>
    (await shop.mutate(marketer, 'draftCampaign', shop.content({ activation: true, ...change }))).answer;
  expect(await drafted({})).toMatchObject({ field: 'audience.kind' });
  for (const change of [
    { benefit: { kind: 'MESSAGE' }, trigger: { kind: 'LINE_SCANNED' } },
    { coupon: 'TEA' },
    { usesPerCode: 1 },
  ])
    expect(await drafted({ audience: { kind: 'MEMBERS' }, ...change })).toMatchObject({
      field: 'activation',
    });
});

test('an ended basket is decided by what was activated then', async () => {
  const { campaignId, memberId, trip, line } = await openStage();
  await shop.endTrip(trip, [line]);
  await until(() => shop.adjudicationsOf(trip.tripId).length === 1);
  await activate(memberOf(memberId), { campaignId });
  await shop.endTrip(trip, [line], 2);
  await until(() => shop.adjudicationsOf(trip.tripId).length === 2);
  expect(shop.adjudicationsOf(trip.tripId).map(({ discount }) => discount.minor)).toEqual([0, 0]);

  const next = await shop.openTrip({ storeId: trip.storeId, memberId });
  await shop.endTrip(next, [line]);
  await until(() => shop.adjudicationsOf(next.tripId).length === 1);
  expect(shop.adjudicationsOf(next.tripId)[0]?.discount.minor).toBe(100);
});

test('what was declined stays declined when it is activated, and the other way round', async () => {
  const { campaignId, memberId, off } = await openStage();
  const decline = (declined: boolean) =>
    shop.ask(
      memberOf(memberId),
      'mutation M($input: SetDeclinedInput!) { setDeclined(input: $input) { ... on DeclinedSet { declined } } }',
      { input: { commandId: newId(), campaignId, declined } },
    );
  await decline(true);
  await activate(memberOf(memberId), { campaignId });
  const seen = async () =>
    (
      (
        await shop.ask(
          memberOf(memberId),
          'query Q { myOffers(first: 50) { items { id declined activated } } }',
        )
      ).data.myOffers as { items: Data[] }
    ).items.find((one) => one.id === campaignId);
  expect(await seen()).toMatchObject({ declined: true, activated: true });
  await decline(false);
  expect(await seen()).toMatchObject({ declined: false, activated: true });
  await until(async () => (await off()) === 100);
});
