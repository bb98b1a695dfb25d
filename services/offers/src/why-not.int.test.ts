import type { Principal } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import { brandUserOf, type Data, deviceOf, memberOf, staffOf, until } from '@rayon/testkit';
import { basketOf, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(() => shop?.stop());

type Line = ReturnType<typeof lineFacts>;
type Asked = Readonly<{
  tripId: string;
  campaignId: string;
  lines: readonly Line[];
  coupons?: readonly string[];
  earnsOnly?: boolean;
  as?: Principal;
  locale?: 'fr' | 'en';
}>;

const ask = async ({
  tripId,
  campaignId,
  lines,
  coupons = [],
  earnsOnly = false,
  as = marketer,
  locale = 'en',
}: Asked) => {
  const basket = { ...basketOf(lines), coupons };
  const { data, errors } = await shop.ask(
    as,
    `query Q($of: [_Any!]!, $id: ID!) { _entities(representations: $of) { ... on Trip {
      whyNot(campaignId: $id) { given reason explanation discount { minor } bonusPoints moment
        missingQuantity missingAmount { minor } lostTo } } } }`,
    { of: [{ __typename: 'Trip', id: tripId, basket, earnsOnly }], id: campaignId },
    { locale },
  );
  const [trip] = (data._entities as Data[] | undefined) ?? [];
  return { whyNot: trip?.whyNot as Data | null | undefined, code: errors[0]?.extensions?.code };
};
const whyNot = async (asked: Asked) => (await ask(asked)).whyNot;

test('of an open trip it is told now, in words, and nothing is held for it', async () => {
  const storeId = newId();
  const target = { categories: ['Boissons'] };
  const given = await shop.launch({
    storeIds: [storeId],
    target,
    benefit: { kind: 'PERCENT_OFF', percent: 30 },
  });
  const beaten = await shop.launch({ storeIds: [storeId], target });
  const members = await shop.launch({ storeIds: [storeId], audience: { kind: 'MEMBERS' } });
  const from = await shop.launch({ storeIds: [storeId], conditions: [{ minimumMinor: 2_000 }] });
  const coded = await shop.launch({ storeIds: [storeId], coupon: `C${newId().slice(-8)}` });
  const elsewhere = await shop.launch({ storeIds: [newId()] });
  const { answer } = await shop.mutate(marketer, 'draftCampaign', shop.content());
  const draft = (answer.campaign as Data).id as string;
  const { tripId } = await shop.openTrip({ storeId });
  const lines = [lineFacts({ priceMinor: 1_000 })];
  const told = (campaignId: string, more: Partial<Asked> = {}) =>
    whyNot({ tripId, campaignId, lines, ...more });

  expect(await told(given)).toMatchObject({
    given: true,
    reason: 'GIVEN',
    discount: { minor: 300 },
    explanation: 'It gave €3.00.',
  });
  expect(await told(beaten)).toMatchObject({
    given: false,
    reason: 'BETTER_OFFER',
    lostTo: given,
    explanation: 'Another offer, better or put first, won: “Coffee offer”.',
  });
  expect(await told(members, { locale: 'fr' })).toMatchObject({
    reason: 'CARD_NEEDED',
    explanation: "Elle demande une carte : aucune n'a été présentée.",
  });
  expect(await told(members, { earnsOnly: true })).toMatchObject({ reason: 'CARD_TYPED' });
  expect(await told(from)).toMatchObject({
    reason: 'MISSING',
    missingAmount: { minor: 1_000 },
    explanation: 'Missing: €10.00 of shopping.',
  });
  expect(await told(coded)).toMatchObject({ reason: 'NO_CODE' });
  expect(await told(elsewhere)).toMatchObject({ reason: 'OTHER_STORE' });
  expect(await told(draft)).toMatchObject({
    reason: 'NOT_LIVE',
    moment: '2026-06-01T12:00:00.000Z',
    explanation: 'It was not live: the campaign is a draft.',
  });
});

test('that an article would be resold at a loss is told to who may know what it costs, and to others as a limit', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({
    storeIds: [storeId],
    benefit: { kind: 'PERCENT_OFF', percent: 30 },
  });
  const { tripId, deviceId } = await shop.openTrip({ storeId });
  const lines = [lineFacts({ priceMinor: 1_000, resaleThreshold: { minor: 1_050, currency: 'EUR' } })];
  const told = (as: Principal) => whyNot({ tripId, campaignId, lines, as });
  expect(await told(marketer)).toMatchObject({
    reason: 'RESALE_AT_A_LOSS',
    explanation:
      'The article would have been resold at a loss: its price is down to what it cost, VAT included.',
  });
  expect(await told(staffOf('associate', [storeId]))).toMatchObject({
    reason: 'PROMOTION_CAP',
    explanation: 'What offers may take off this article is limited, and the limit is reached.',
  });
  const { offers } = await shop.offersOf(deviceOf(deviceId, storeId), tripId, lines);
  expect(offers).toMatchObject({ discount: { minor: 0 }, lost: [{ campaignId, reason: 'PROMOTION_CAP' }] });
});

test('staff are told which part of an audience a member is not', async () => {
  const storeId = newId();
  const audience = { kind: 'PERSONALISED', boughtCategory: 'Thé' };
  const campaignId = await shop.launch({ storeIds: [storeId], audience });
  const memberId = await shop.enrol();
  const lines = [lineFacts()];
  const first = await shop.openTrip({ storeId, memberId });
  expect(await whyNot({ ...first, campaignId, lines })).toMatchObject({ reason: 'NO_CONSENT' });
  await shop.consent(memberId, true);
  await until(async () => (await whyNot({ ...first, campaignId, lines }))?.reason === 'NEVER_BOUGHT');
  expect(await whyNot({ ...first, campaignId, lines, as: staffOf('associate', [storeId]) })).toMatchObject({
    explanation: 'It is for those who bought from “Thé” before: this member has not.',
  });
});

test('of an ended trip it is told as of its end, whatever happened to the campaign since', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId] });
  const paused = await shop.launch({ storeIds: [storeId], benefit: { kind: 'PERCENT_OFF', percent: 5 } });
  await shop.step(marketer, 'pauseCampaign', paused);
  await shop.heard();
  const trip = await shop.openTrip({ storeId });
  const lines = [lineFacts({ priceMinor: 1_000 })];
  shop.clock.advance(60_000);
  await shop.endTrip(trip, lines);
  await until(() => shop.adjudicationsOf(trip.tripId).length > 0);
  shop.clock.advance(60_000);
  const late = await shop.launch({ storeIds: [storeId] });
  await shop.step(marketer, 'endCampaign', campaignId);
  await shop.heard();
  const told = (id: string) => whyNot({ tripId: trip.tripId, campaignId: id, lines });

  expect(await told(campaignId)).toMatchObject({ given: true, discount: { minor: 100 } });
  expect(await told(paused)).toMatchObject({
    reason: 'NOT_LIVE',
    explanation: 'It was not live: the campaign is paused.',
  });
  expect(await told(late)).toMatchObject({ reason: 'NOT_LIVE_THEN' });
});

test('a message says that it was shown, or that the member does not want it', async () => {
  const storeId = newId();
  const message = { trigger: { kind: 'LINE_SCANNED' }, benefit: { kind: 'MESSAGE' } };
  const campaignId = await shop.launch({ storeIds: [storeId], ...message });
  const memberId = await shop.enrol();
  const trip = await shop.openTrip({ storeId, memberId });
  const line = lineFacts();
  await shop.scan(trip, line);
  await until(() => shop.messagesOf(trip.tripId).length > 0);
  const told = () => whyNot({ ...trip, campaignId, lines: [line] });
  expect(await told()).toMatchObject({ given: true, explanation: 'It was shown.' });
  await shop.ask(
    memberOf(memberId),
    `mutation M($input: SetDeclinedInput!) { setDeclined(input: $input) { __typename } }`,
    { input: { commandId: newId(), campaignId, declined: true } },
  );
  expect(await told()).toMatchObject({ reason: 'DECLINED' });
});

test('it is told to staff of the store about campaigns they know, and to nobody else', async () => {
  const [storeId, otherStore] = [newId(), newId()];
  const campaignId = await shop.launch({ storeIds: [storeId] });
  const foreign = await shop.launch({ storeIds: [otherStore] });
  const trip = await shop.openTrip({ storeId });
  const asked = { ...trip, campaignId, lines: [lineFacts()] };
  const bound = staffOf('marketer', [storeId]);
  expect((await ask({ ...asked, as: bound })).whyNot).toMatchObject({ given: true });
  for (const [id, as] of [
    [foreign, bound],
    [newId(), marketer],
    ['no id at all', marketer],
  ] as const)
    expect(await ask({ ...asked, campaignId: id, as })).toEqual({ whyNot: null, code: undefined });
  for (const as of [
    staffOf('marketer', [otherStore]),
    deviceOf(trip.deviceId, storeId),
    memberOf(newId()),
    brandUserOf(newId()),
  ])
    expect((await ask({ ...asked, as })).code).toBe('FORBIDDEN');
  expect(await whyNot({ ...asked, tripId: newId() })).toBeNull();
});

describe('a brand that is shown a receipt', () => {
  test('is told of its own campaign, by what is printed on it, and nothing of who or what', async () => {
    const [storeId, brandId] = [newId(), newId()];
    await shop.define({ brands: [brandId] });
    const brand = brandUserOf(brandId);
    const own = { storeIds: [storeId], target: { brandIds: [brandId] } };
    const given = await shop.launch(own, brand);
    const personal = await shop.launch(
      { ...own, audience: { kind: 'PERSONALISED', boughtCategory: 'Thé' } },
      brand,
    );
    const coded = await shop.launch({ ...own, coupon: `C${newId().slice(-8)}` }, brand);
    const memberId = await shop.enrol();
    const trip = await shop.openTrip({ storeId, memberId });
    const lines = [lineFacts({ brandId, priceMinor: 1_000 })];
    await shop.endTrip(trip, lines);
    await until(() => shop.adjudicationsOf(trip.tripId).length > 0);
    await shop.closeReceipt(trip, lines, newId(), {
      total: { minor: 900, currency: 'EUR' },
      receiptNumber: '77',
    });

    const query = `query Q($storeId: ID!, $day: String!, $number: String!, $total: SafeInt!, $id: ID!) {
      whyNotOnReceipt(storeId: $storeId, businessDate: $day, number: $number, totalMinor: $total, campaignId: $id) {
        given reason explanation discount { minor } bonusPoints moment missingQuantity lostTo } }`;
    const printed = { storeId, day: '2026-06-01', number: '77', total: 900 };
    const told = async (id: string, more: object = {}, as: Principal = brand) => {
      const { data, errors } = await shop.ask(as, query, { ...printed, id, ...more });
      return errors[0]?.extensions?.code ?? (data.whyNotOnReceipt as Data | null);
    };
    await until(async () => (await told(given)) !== null);
    const nothingMore = {
      discount: null,
      bonusPoints: null,
      moment: null,
      missingQuantity: null,
      lostTo: null,
    };
    expect(await told(given)).toEqual({
      given: true,
      reason: 'GIVEN',
      explanation: 'It was given.',
      ...nothingMore,
    });
    expect(await told(personal)).toEqual({
      given: false,
      reason: 'NOT_MEANT',
      explanation: 'It was not meant for this shopper.',
      ...nothingMore,
    });
    expect(await told(coded)).toMatchObject({ reason: 'NO_ARTICLES' });

    for (const wrong of [
      { total: 901 },
      { number: '78' },
      { day: '2026-06-02' },
      { storeId: newId() },
      { number: 'x'.repeat(60) },
    ])
      expect(await told(given, wrong)).toBeNull();
    expect(await told(given, {}, brandUserOf(newId()))).toBeNull();
    for (const as of [marketer, memberOf(memberId), deviceOf(trip.deviceId, storeId)])
      expect(await told(given, {}, as)).toBe('FORBIDDEN');
  });
});
