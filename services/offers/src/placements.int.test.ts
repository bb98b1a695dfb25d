import { setTimeout as pause } from 'node:timers/promises';
import type { Principal } from '@rayon/auth';
import { MessageIssuedV1, PlacementBilledV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { brandUserOf, type Data, deviceOf, until } from '@rayon/testkit';
import { approver, basketOf, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(async () => {
  await shop?.stop();
});

type Trip = Awaited<ReturnType<typeof shop.openTrip>>;
type Line = ReturnType<typeof lineFacts>;

const someBrand = async () => {
  const brandId = newId();
  const storeId = newId();
  await shop.define({ brands: [brandId], stores: [storeId] });
  return { brandId, storeId, user: brandUserOf(brandId) };
};
type Brand = Awaited<ReturnType<typeof someBrand>>;

const paidMessage = (placement: Data, change: Data = {}) =>
  shop.content({
    trigger: { kind: 'LINE_SCANNED' },
    benefit: { kind: 'MESSAGE' },
    target: { categories: ['Boissons'] },
    placement,
    ...change,
  });

const impressions = { billing: 'IMPRESSION', priceMinor: 2_000, capMinor: 1_000 };
const redemptions = { billing: 'REDEMPTION', priceMinor: 50, capMinor: 100 };

const answerOf = async (who: Principal, name: string, input: Data) =>
  (await shop.mutate(who, name, input)).answer;

/** A brand's paid message that is live in its store. */
const launchPaid = async (placement: Data, change: Data = {}) => {
  const brand = await someBrand();
  const drafted = await answerOf(
    brand.user,
    'draftCampaign',
    paidMessage(placement, { storeIds: [brand.storeId], ...change }),
  );
  const campaignId = (drafted.campaign as Data).id as string;
  for (const [who, step] of [
    [brand.user, 'submitCampaign'],
    [approver, 'approveCampaign'],
    [marketer, 'launchCampaign'],
  ] as const)
    expect(await answerOf(who, step, { campaignId })).toMatchObject({ campaign: { id: campaignId } });
  await shop.heard();
  return { ...brand, campaignId };
};

/** A drink of another brand is scanned; gives the message it called for, if any. */
const scanDrink = async ({ storeId }: Brand, drink: Partial<Line> = {}) => {
  const trip = await shop.openTrip({ storeId });
  const line = lineFacts(drink);
  await shop.scan(trip, line);
  return { trip, line };
};

/** The message that a scanned drink called for. */
const called = async (brand: Brand) => {
  const { trip, line } = await scanDrink(brand);
  const [message] = await until(() => {
    const messages = shop.messagesOf(trip.tripId) as { messageId: string }[];
    return messages.length > 0 && messages;
  });
  if (!message) throw new Error('nothing was issued');
  return { trip, line, message };
};

/** The message of the first trip that gets one again: how much is left is read again after a second. */
const calledSoon = async (brand: Brand) => {
  const tried: Awaited<ReturnType<typeof scanDrink>>[] = [];
  return until(async () => {
    tried.push(await scanDrink(brand));
    await pause(100);
    const got = tried.find(({ trip }) => shop.messagesOf(trip.tripId).length > 0);
    const [message] = got ? shop.messagesOf(got.trip.tripId) : [];
    return got && message && { ...got, message };
  });
};

/** What was scanned on a trip called for no further message: one that was called for after it has come. */
const silentAfter = async (trip: Trip) => {
  const before = shop.messagesOf(trip.tripId).length;
  const storeId = newId();
  await shop.define({ stores: [storeId] });
  await shop.launch({
    storeIds: [storeId],
    trigger: { kind: 'LINE_SCANNED' },
    benefit: { kind: 'MESSAGE' },
    target: { categories: ['Boissons'] },
  });
  const witness = await shop.openTrip({ storeId });
  await shop.scan(witness, lineFacts());
  await until(() => shop.messagesOf(witness.tripId).length > 0);
  expect(shop.messagesOf(trip.tripId)).toHaveLength(before);
};

const show = ({ tripId, deviceId, storeId }: Trip, messageId: string) =>
  shop.ask(
    deviceOf(deviceId, storeId),
    'mutation M($input: RecordImpressionsInput!) { recordImpressions(input: $input) { ... on ImpressionsRecorded { recorded } } }',
    { input: { tripId, messageIds: [messageId] } },
  );

const pay = async (trip: Trip, lines: Line[]) => {
  await shop.endTrip(trip, lines);
  const receiptId = await shop.closeReceipt(trip, lines);
  await shop.changeStatus(trip, 'closed');
  return receiptId;
};

const judged = async () => {
  shop.clock.advance(60_000);
  return shop.service.judgeMessages();
};

const billOf = async (who: Principal, id: string) => {
  const { data, errors } = await shop.ask(
    who,
    `query Q($id: ID!) { campaign(id: $id) { placementBill { billed { minor currency } waiting left peopleMin
      lines { number count takenBack amount { minor } countSum amountSum { minor } from to } } } }`,
    { id },
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return (data.campaign as Data | null)?.placementBill as Data | null;
};

test('a brand says itself what it pays for its place, with a reason and without going before others', async () => {
  const { brandId, user } = await someBrand();
  const drafted = (who: Principal, change: Data = {}, placement: Data = impressions) =>
    answerOf(who, 'draftCampaign', paidMessage(placement, change));
  expect(await drafted(marketer, { brandId })).toMatchObject({
    field: 'placement',
    message: expect.stringContaining('A brand says itself'),
  });
  expect(await drafted(marketer)).toMatchObject({ field: 'placement' });
  expect(await drafted(user, { priority: 3 })).toMatchObject({ field: 'priority' });
  expect(await drafted(user, { target: {} })).toMatchObject({
    field: 'target',
    message: expect.stringContaining('needs a reason'),
  });
  expect(await drafted(user, { trigger: { kind: 'TRIP_OPENED' } })).toMatchObject({ field: 'audience.kind' });
  expect(await drafted(user, { benefit: { kind: 'PERCENT_OFF', percent: 10 } })).toMatchObject({
    field: 'placement',
  });
  for (const wrong of [{ priceMinor: 0 }, { capMinor: 0 }])
    expect(await drafted(user, {}, { ...impressions, ...wrong })).toMatchObject({ reason: 'BAD_INPUT' });
  expect(await drafted(user, {}, { ...redemptions, priceMinor: 100, capMinor: 99 })).toMatchObject({
    reason: 'BAD_INPUT',
    field: 'placement.capMinor',
    message: expect.stringContaining('pays for none'),
  });
  expect(
    await drafted(user, {
      trigger: { kind: 'TRIP_OPENED' },
      audience: { kind: 'PERSONALISED', boughtCategory: 'Boissons' },
    }),
  ).toMatchObject({ campaign: { status: 'DRAFT' } });
});

test('what was approved is billed as it was approved: the price stays, the cap may change', async () => {
  const { user, campaignId } = await launchPaid(impressions);
  await answerOf(marketer, 'pauseCampaign', { campaignId });
  const revised = (who: Principal, placement: Data | undefined) =>
    answerOf(who, 'reviseCampaign', { campaignId, ...paidMessage(placement ?? {}), placement });
  for (const change of [{ ...impressions, priceMinor: 1_000 }, undefined])
    expect(await revised(user, change)).toMatchObject({
      field: 'placement',
      message: expect.stringContaining('was agreed'),
    });
  expect(await revised(marketer, { ...impressions, capMinor: 1_001 })).toMatchObject({ field: 'placement' });
  expect(await revised(user, { ...impressions, capMinor: 5_000 })).toMatchObject({
    campaign: { version: 2 },
  });
});

test('its message is labelled, to the shopper and in the event', async () => {
  const brand = await launchPaid(impressions);
  const { trip, message, line } = await called(brand);
  expect(message).toMatchObject({ campaignId: brand.campaignId });
  const issued = shop.published.find(
    ({ type, subject }) => type === MessageIssuedV1.subject && subject === trip.tripId,
  );
  expect(issued?.data).toMatchObject({ sponsored: true, brandId: brand.brandId });
  const { data } = await shop.ask(
    deviceOf(trip.deviceId, trip.storeId),
    'query Q($representations: [_Any!]!) { _entities(representations: $representations) { ... on Trip { messages { sponsor { id } } } } }',
    { representations: [{ __typename: 'Trip', id: trip.tripId, basket: basketOf([line]) }] },
  );
  expect(data._entities).toMatchObject([{ messages: [{ sponsor: { id: brand.brandId } }] }]);
});

test('is silent about what is in the basket already, and never twice on a trip', async () => {
  const brand = await launchPaid(impressions);
  const own = await scanDrink(brand, { brandId: brand.brandId });
  await silentAfter(own.trip);
  // What came into the basket before, and of another kind, counts as well.
  const before = await scanDrink(brand, { category: 'Lait', brandId: brand.brandId });
  await shop.scan(before.trip, lineFacts({ sequence: 2 }));
  await silentAfter(before.trip);

  const { user, storeId } = brand;
  const other = await answerOf(user, 'draftCampaign', paidMessage(impressions, { storeIds: [storeId] }));
  const campaignId = (other.campaign as Data).id as string;
  await answerOf(user, 'submitCampaign', { campaignId });
  await answerOf(approver, 'approveCampaign', { campaignId });
  await answerOf(marketer, 'launchCampaign', { campaignId });
  await shop.heard();
  const { trip } = await called(brand);
  await shop.scan(trip, lineFacts({ sequence: 2 }));
  await silentAfter(trip);
});

test('an impression is held when it is sent, billed when it was shown, and let go when it was not', async () => {
  // 0.04 at 20 a thousand: two of them.
  const brand = await launchPaid({ ...impressions, capMinor: 4 });
  const first = await called(brand);
  const second = await called(brand);
  await silentAfter((await scanDrink(brand)).trip);
  expect(await billOf(marketer, brand.campaignId)).toMatchObject({ waiting: 0, left: 0 });

  await show(first.trip, first.message.messageId);
  await pay(first.trip, [first.line]);
  await shop.cancelTrip(second.trip);
  await judged();
  expect(await billOf(marketer, brand.campaignId)).toMatchObject({ waiting: 1, left: 1 });
  // Judged once, however often it is looked at.
  expect(await judged()).toBe(0);
  await calledSoon(brand);
  await silentAfter((await scanDrink(brand)).trip);
});

test('of many who scan at the same moment as many see it as the cap pays for', async () => {
  const brand = await launchPaid({ ...impressions, capMinor: 10 });
  const scanned = await Promise.all(Array.from({ length: 20 }, () => scanDrink(brand)));
  const issued = () => scanned.filter(({ trip }) => shop.messagesOf(trip.tripId).length > 0).length;
  await until(() => issued() >= 5);
  await silentAfter((await scanDrink(brand)).trip);
  expect(issued()).toBe(5);
  expect(await billOf(marketer, brand.campaignId)).toMatchObject({ left: 0 });
});

test('a redemption is billed when it was shown, bought and kept, and taken back with the last of it', async () => {
  const brand = await launchPaid(redemptions);
  const own = { brandId: brand.brandId, category: 'Thé', quantity: 2 };
  const bought = async () => {
    const { trip, line, message } = await called(brand);
    await show(trip, message.messageId);
    const next = lineFacts({ sequence: 2, ...own });
    return { receiptId: await pay(trip, [line, next]), next };
  };
  const { receiptId, next } = await bought();
  await judged();
  expect(await billOf(marketer, brand.campaignId)).toMatchObject({ waiting: 1, left: 1 });
  await bought();
  await judged();
  expect(await billOf(marketer, brand.campaignId)).toMatchObject({ waiting: 2, left: 0 });

  await shop.returnLine(receiptId, next, 1, 1);
  expect(await billOf(marketer, brand.campaignId)).toMatchObject({ waiting: 2 });
  await shop.returnLine(receiptId, next, 1, 0);
  await until(async () => (await billOf(marketer, brand.campaignId))?.waiting === 1);
  expect(await billOf(marketer, brand.campaignId)).toMatchObject({ left: 1 });
  // Where nothing of the brand was bought nothing is billed.
  const { trip, line, message } = await calledSoon(brand);
  await show(trip, message.messageId);
  await pay(trip, [line]);
  await judged();
  expect(await billOf(marketer, brand.campaignId)).toMatchObject({ waiting: 1, left: 1 });
});

test('a line of the bill is about enough people, for whole days, told once and seen by nobody else', async () => {
  const brand = await launchPaid(impressions);
  const { user: rival } = await someBrand();
  const visits = async (count: number) => {
    for (let nth = 0; nth < count; nth += 1) {
      const { trip, line, message } = await called(brand);
      await show(trip, message.messageId);
      await pay(trip, [line]);
    }
    await judged();
  };
  await visits(49);
  shop.clock.advance(86_400_000);
  expect(await shop.service.billPlacements()).toBe(0);
  expect(await billOf(brand.user, brand.campaignId)).toEqual({
    billed: { minor: 0, currency: 'EUR' },
    waiting: null,
    left: null,
    peopleMin: 50,
    lines: [],
  });
  await visits(1);
  expect(await shop.service.billPlacements()).toBe(0);
  shop.clock.advance(86_400_000);
  expect(await shop.service.billPlacements()).toBe(1);
  expect(await shop.service.billPlacements()).toBe(0);
  const told = {
    billed: { minor: 100, currency: 'EUR' },
    lines: [
      { number: 1, count: 50, takenBack: 0, amount: { minor: 100 }, countSum: 50, amountSum: { minor: 100 } },
    ],
  };
  expect(await billOf(brand.user, brand.campaignId)).toMatchObject({ ...told, waiting: null });
  expect(await billOf(marketer, brand.campaignId)).toMatchObject({ ...told, waiting: 0, left: 450 });
  expect(await billOf(rival, brand.campaignId)).toBeUndefined();
  await until(() => shop.published.some(({ type }) => type === PlacementBilledV1.subject));
  expect(shop.published.filter(({ type }) => type === PlacementBilledV1.subject)).toMatchObject([
    {
      data: {
        campaignId: brand.campaignId,
        brandId: brand.brandId,
        number: 1,
        count: 50,
        price: { minor: 2_000, currency: 'EUR' },
        amount: { minor: 100, currency: 'EUR' },
      },
    },
  ]);
}, 60_000);
