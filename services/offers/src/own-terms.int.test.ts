import { newId } from '@rayon/kernel';
import { brandUserOf, type Data, deviceOf, memberOf, staffOf, until } from '@rayon/testkit';
import { basketOf, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(async () => {
  await shop?.stop();
});

const dayMilliseconds = 86_400_000;
const fruit = { categories: ['Fruits'] };
/** From €10 to €40: a tenth over what they usually buy; ten cents for each euro of it. */
const ownTerms = (more: Data = {}): Data => ({
  audience: { kind: 'PERSONALISED' },
  target: fruit,
  conditions: [{ target: fruit, minimumMinor: 1_000, own: { weeks: 12, stretchPercent: 10, atMost: 4_000 } }],
  benefit: { kind: 'BASKET_AMOUNT_OFF', amountMinor: 10, amountPer: 'THRESHOLD' },
  ...more,
});
const fruits = (priceMinor: number, more: Parameters<typeof lineFacts>[0] = {}) =>
  lineFacts({ category: 'Fruits', priceMinor, ...more });

/** A member who agreed and paid for so much fruit on each of three days before today. */
const usuallyBuying = async (storeId: string, priceMinor: number, more = {}): Promise<string> => {
  const memberId = await shop.enrol();
  await shop.consent(memberId, true);
  for (let visit = 0; visit < 3; visit += 1) await buy(storeId, memberId, priceMinor, more);
  shop.clock.advance(dayMilliseconds);
  return memberId;
};
const buy = async (storeId: string, memberId: string, priceMinor: number, more = {}) => {
  const line = fruits(priceMinor, more);
  const trip = await shop.openTrip({ storeId, memberId });
  return { line, receiptId: await shop.closeReceipt(trip, [line]) };
};

type Offers = Readonly<{ discount: Data; next: Data | null; applied: readonly Data[] }>;
const offersOf = async (
  storeId: string,
  memberId: string,
  lines: Parameters<typeof basketOf>[0],
  locale: 'fr' | 'en' = 'en',
) => {
  const trip = await shop.openTrip({ storeId, memberId });
  const { offers } = await shop.offersOf(deviceOf(trip.deviceId, storeId), trip.tripId, lines, { locale });
  return { trip, offers: offers as unknown as Offers };
};

test('each shopper is asked a little more than they usually buy, and told so', async () => {
  const storeId = newId();
  await shop.launch({ storeIds: [storeId], ...ownTerms() });
  const [regular, occasional] = [await usuallyBuying(storeId, 1_800), await usuallyBuying(storeId, 900)];
  const basket = [fruits(1_550)];

  const near = await offersOf(storeId, regular, basket);
  expect(near.offers.discount).toMatchObject({ minor: 0 });
  expect(near.offers.next).toMatchObject({
    missingAmount: { minor: 450 },
    hint: '€4.50 more to your €20.00: €2.00 off for you.',
    why: { reason: 'OWN_THRESHOLD' },
  });
  expect((await offersOf(storeId, regular, basket, 'fr')).offers.next).toMatchObject({
    hint: expect.stringMatching(
      /^Encore 4,50\s€ pour arriver à vos 20,00\s€ : 2,00\s€ de remise pour vous\.$/,
    ),
  });
  expect((await offersOf(storeId, occasional, basket)).offers).toMatchObject({
    discount: { minor: 100 },
    next: null,
  });
  expect((await offersOf(storeId, regular, [fruits(2_000)])).offers.discount).toMatchObject({ minor: 200 });
});

const whyOf = async (
  principal: Parameters<typeof shop.ask>[0],
  tripId: string,
  lines: Parameters<typeof basketOf>[0],
) => {
  const { data } = await shop.ask(
    principal,
    `query Q($of: [_Any!]!) { _entities(representations: $of) { ... on Trip {
      offers { next { why { explanation } } } } } }`,
    { of: [{ __typename: 'Trip', id: tripId, basket: basketOf(lines) }] },
  );
  const [trip] = data._entities as { offers: { next: { why: { explanation: string } } } }[];
  return trip?.offers.next.why.explanation ?? '';
};

test('what they usually buy is told to the shopper and to nobody else', async () => {
  const storeId = newId();
  await shop.launch({ storeIds: [storeId], ...ownTerms() });
  const memberId = await usuallyBuying(storeId, 1_800);
  const lines = [fruits(1_550)];
  const { trip } = await offersOf(storeId, memberId, lines);
  const toShopper =
    'Your threshold is €20.00 of “Fruits”: a little more than you usually buy of it, about €18.00 a visit in the last 12 weeks.';
  for (const principal of [deviceOf(trip.deviceId, storeId), memberOf(memberId)])
    expect(await whyOf(principal, trip.tripId, lines)).toContain(toShopper);
  const toStaff = await whyOf(staffOf('associate', [storeId]), trip.tripId, lines);
  expect(toStaff).toContain('Its threshold is each shopper’s own');
  expect(toStaff).not.toContain('18');
});

const cardOf = async (memberId: string, campaignId: string) => {
  const { data } = await shop.ask(
    memberOf(memberId),
    'query { myOffers(first: 100) { items { id terms why { reason explanation } } } }',
  );
  const { items } = data.myOffers as { items: readonly Data[] };
  return items.find(({ id }) => id === campaignId);
};

test('the card says what is asked and given, of whoever agreed, as far as they are known', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], ...ownTerms() });
  const [regular, large] = [await usuallyBuying(storeId, 1_800), await usuallyBuying(storeId, 9_000)];
  const newcomer = await shop.enrol();
  expect(await cardOf(newcomer, campaignId)).toBeUndefined();
  await shop.consent(newcomer, true);
  await until(async () => (await cardOf(newcomer, campaignId)) !== undefined);
  expect(await cardOf(newcomer, campaignId)).toMatchObject({
    terms: 'For you: €1.00 off from €10.00 of “Fruits”.',
    why: { explanation: expect.stringContaining('the lowest there is, since') },
  });
  expect(await cardOf(regular, campaignId)).toMatchObject({
    terms: 'For you: €2.00 off from €20.00 of “Fruits”.',
    why: { reason: 'OWN_THRESHOLD' },
  });
  expect(await cardOf(large, campaignId)).toMatchObject({
    terms: 'For you: €4.00 off from €40.00 of “Fruits”.',
    why: { explanation: expect.stringContaining('no more than you usually buy of it, about €90.00') },
  });
});

test('it counts pieces, and gives points, where it says so', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({
    storeIds: [storeId],
    ...ownTerms({
      conditions: [{ target: fruit, minimumQuantity: 2, own: { weeks: 12, stretchPercent: 10, atMost: 9 } }],
      benefit: { kind: 'POINTS_BONUS', points: 20, per: 'THRESHOLD' },
    }),
  });
  const memberId = await usuallyBuying(storeId, 300, { quantity: 3 });
  expect(await cardOf(memberId, campaignId)).toMatchObject({
    terms: 'For you: 80 points from 4 articles of “Fruits”.',
  });
  const { offers } = await offersOf(storeId, memberId, [fruits(300, { quantity: 3 })]);
  expect(offers.next).toMatchObject({
    missingQuantity: 1,
    hint: '1 article more to your 4 articles: 80 points for you.',
  });
  const reached = await offersOf(storeId, memberId, [fruits(300, { quantity: 4 })]);
  expect(reached.offers).toMatchObject({ bonusPoints: 80 });
});

test('who withdraws their consent is asked nothing and given nothing; brought back is not bought', async () => {
  const storeId = newId();
  await shop.launch({ storeIds: [storeId], ...ownTerms() });
  const memberId = await usuallyBuying(storeId, 1_800);
  const { line, receiptId } = await buy(storeId, memberId, 9_000);
  await shop.returnLine(receiptId, line, 1, 0);
  shop.clock.advance(dayMilliseconds);
  const lines = [fruits(2_000)];
  const given = async () => {
    const { trip, offers } = await offersOf(storeId, memberId, lines);
    await shop.endTrip(trip, lines);
    const word = await until(() => shop.adjudicationsOf(trip.tripId)[0]);
    expect(word.discount.minor).toBe(offers.discount.minor);
    await shop.cancelTrip(trip);
    return word.discount.minor;
  };
  expect(await given()).toBe(200);
  await shop.consent(memberId, false);
  expect(await given()).toBe(0);
});

test('a basket that was ended goes on by the threshold of then, whatever is bought since and by whichever process', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], ...ownTerms() });
  const memberId = await usuallyBuying(storeId, 1_800);
  const [kept, removed] = [fruits(2_000), lineFacts()];
  const { trip } = await offersOf(storeId, memberId, [kept, removed]);
  await shop.endTrip(trip, [kept, removed]);
  await until(() => shop.adjudicationsOf(trip.tripId).length === 1);

  for (let visit = 0; visit < 3; visit += 1) await buy(storeId, memberId, 9_000);
  shop.clock.advance(2 * dayMilliseconds);
  expect(await cardOf(memberId, campaignId)).toMatchObject({ terms: expect.stringContaining('€40.00') });
  await shop.endTrip(trip, [kept], 2);
  const again = await until(() => shop.adjudicationsOf(trip.tripId)[1]);
  expect(again.discount.minor).toBe(200);

  const shorter = fruits(1_900);
  const next = await offersOf(storeId, memberId, [shorter]);
  expect(next.offers).toMatchObject({
    discount: { minor: 0 },
    next: { hint: expect.stringContaining('€40.00') },
  });
});

test('a trip that was ended with too little of it gets nothing for a card that bought less since', async () => {
  const storeId = newId();
  await shop.launch({ storeIds: [storeId], ...ownTerms() });
  const memberId = await usuallyBuying(storeId, 1_800);
  const lines = [fruits(1_900), lineFacts()];
  const { trip } = await offersOf(storeId, memberId, lines);
  await shop.endTrip(trip, lines);
  await until(() => shop.adjudicationsOf(trip.tripId).length === 1);
  for (let visit = 0; visit < 9; visit += 1) await buy(storeId, memberId, 100);
  shop.clock.advance(dayMilliseconds);
  await shop.endTrip(trip, lines.slice(0, 1), 2);
  const again = await until(() => shop.adjudicationsOf(trip.tripId)[1]);
  expect(again.discount.minor).toBe(0);
});

test('staff are told what is missing of which threshold; a brand learns no figure of anybody', async () => {
  const storeId = newId();
  const brandId = newId();
  await shop.define({ brands: [brandId] });
  const brand = brandUserOf(brandId);
  const campaignId = await shop.launch(
    {
      storeIds: [storeId],
      ...ownTerms({
        target: {},
        conditions: [{ minimumMinor: 1_000, own: { weeks: 12, stretchPercent: 10, atMost: 4_000 } }],
      }),
      brandId,
    },
    marketer,
  );
  const memberId = await usuallyBuying(storeId, 1_800, { brandId });
  const lines = [fruits(1_550, { brandId }), fruits(5_000)];
  const { trip } = await offersOf(storeId, memberId, lines);
  const { data } = await shop.ask(
    marketer,
    `query Q($of: [_Any!]!, $id: ID!) { _entities(representations: $of) { ... on Trip {
      whyNot(campaignId: $id) { reason explanation missingAmount { minor } } } } }`,
    {
      of: [{ __typename: 'Trip', id: trip.tripId, basket: basketOf(lines), earnsOnly: false }],
      id: campaignId,
    },
  );
  expect(data._entities).toMatchObject([
    {
      whyNot: {
        reason: 'MISSING',
        missingAmount: { minor: 450 },
        explanation:
          'Missing: €4.50 of shopping. The threshold of this member, which is their own, is €20.00.',
      },
    },
  ]);

  await shop.endTrip(trip, lines);
  await until(() => shop.adjudicationsOf(trip.tripId).length === 1);
  await shop.closeReceipt(trip, lines, newId(), { total: { minor: 6_550, currency: 'EUR' } });
  const told = await until(async () => {
    const { data: answer } = await shop.ask(
      brand,
      `query Q($store: ID!, $id: ID!) { whyNotOnReceipt(storeId: $store, businessDate: "2026-06-01", number: "1",
        totalMinor: 6550, campaignId: $id) { reason explanation missingAmount { minor } } }`,
      { store: storeId, id: campaignId },
    );
    return answer.whyNotOnReceipt as Data | null;
  });
  expect(told).toEqual({
    reason: 'NO_ARTICLES',
    explanation: 'The basket did not have what it asks for, its code included.',
    missingAmount: null,
  });
});

test('what is said comes back as it was said, and a rule that is broken is named', async () => {
  const fields = `campaign { currency conditions { minimumMinor own { weeks stretchPercent atMost } }
    benefit { kind amountMinor amountPer points per } }`;
  const { answer } = await shop.mutate(marketer, 'draftCampaign', shop.content(ownTerms()), fields);
  expect(answer.campaign).toEqual({
    currency: 'EUR',
    conditions: [{ minimumMinor: 1_000, own: { weeks: 12, stretchPercent: 10, atMost: 4_000 } }],
    benefit: { kind: 'BASKET_AMOUNT_OFF', amountMinor: 10, amountPer: 'THRESHOLD', points: null, per: null },
  });
  const capped = shop.content(ownTerms({ limits: { discountMinor: 200 } }));
  const refused = await shop.mutate(marketer, 'draftCampaign', capped);
  expect(refused.answer).toMatchObject({
    reason: 'BAD_INPUT',
    field: 'limits.discountMinor',
    message: expect.stringContaining('would give less to whoever buys more'),
  });
});

test('a dry run asks each member what was their own before each sale', async () => {
  const storeId = newId();
  await shop.define({ stores: [storeId] });
  const [regular, large] = [await usuallyBuying(storeId, 1_800), await usuallyBuying(storeId, 9_000)];
  await buy(storeId, regular, 2_000);
  await buy(storeId, large, 4_000);
  shop.clock.advance(dayMilliseconds);
  const { answer } = await shop.mutate(
    marketer,
    'draftCampaign',
    shop.content({ storeIds: [storeId], ...ownTerms() }),
  );
  const campaignId = (answer.campaign as Data).id as string;
  const { data } = await shop.ask(
    marketer,
    `mutation ($input: StartDryRunInput!) { startDryRun(input: $input) {
      ... on DryRunStarted { dryRun { id } } ... on OffersRefusal { message } } }`,
    {
      input: {
        commandId: newId(),
        campaignId,
        from: new Date(shop.clock().getTime() - 30 * dayMilliseconds).toISOString(),
        to: new Date(shop.clock().getTime()).toISOString(),
        storeIds: [storeId],
      },
    },
  );
  const { dryRun } = data.startDryRun as { dryRun: { id: string } };
  const done = await until(async () => {
    const { data: found } = await shop.ask(
      marketer,
      'query ($id: ID!) { dryRun(id: $id) { state result { totals { sales reachedSales cost { minor } } } } }',
      { id: dryRun.id },
    );
    const run = found.dryRun as Data;
    return run.state !== 'RUNNING' && run;
  });
  // €1.00 for each of the first three, of whom too little was known; then what was their own.
  expect(done).toMatchObject({
    state: 'DONE',
    result: { totals: [{ sales: 8, reachedSales: 8, cost: { minor: 6 * 100 + 200 + 400 } }] },
  });
});
