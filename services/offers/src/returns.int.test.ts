import { type LineFacts, ReturnAskedV1, ReturnPricedV1 } from '@rayon/events';
import { type Envelope, type Locale, newEvent, newId } from '@rayon/kernel';
import { type Data, memberOf, terminalOf, until } from '@rayon/testkit';
import mongoose from 'mongoose';
import { approver, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

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

type Facts = { storeId?: string; memberId?: string; coupons?: string[] };
type Bought = Awaited<ReturnType<typeof buy>>;
type Asked = ReturnType<typeof askedOf>;

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const threeForTwo = {
  target: { categories: ['Boissons'] },
  benefit: { kind: 'N_FOR_M', take: 3, pay: 2 },
};
const threePieces = () => [lineFacts({ priceMinor: 439, quantity: 3 })];

/** Ends a basket, waits for what it is given, and pays exactly that. */
const buy = async (lines: LineFacts[], { coupons, ...facts }: Facts) => {
  const trip = await shop.openTrip(facts);
  await shop.endTrip({ ...trip, ...(coupons ? { coupons } : {}) }, lines);
  const given = await until(() => shop.adjudicationsOf(trip.tripId)[0]);
  const offOf = (lineId: string) =>
    given.offers
      .flatMap((offer) => offer.lines.filter((line) => line.lineId === lineId))
      .reduce((sum, { discount }) => sum + discount.minor, 0);
  const paid = new Map(lines.map((line) => [line.lineId, line.amount.minor - offOf(line.lineId)]));
  const receiptId = await shop.closeReceipt(trip, lines, newId(), {
    lines: lines.map((line) => ({
      ...line,
      discount: euros(offOf(line.lineId)),
      paid: euros(paid.get(line.lineId) ?? 0),
    })),
    total: given.total,
    ...(coupons ? { coupons } : {}),
  });
  await until(
    async () => (await database.collection('receipts').countDocuments({ _id: receiptId as never })) > 0,
  );
  return { ...trip, receiptId, lines, paid, offMinor: given.discount.minor };
};

/** What *scanner* publishes when a till takes pieces back, so that these are kept of each line. */
const askedOf = (bought: Bought, kept: readonly number[], toldMinor?: number) => {
  const returnId = newId();
  const lines = bought.lines.map(({ lineId, quantity }, at) => {
    const quantityKept = kept[at] ?? 0;
    const all = bought.paid.get(lineId) ?? 0;
    return { lineId, quantityKept, paid: euros(Math.round((all * quantityKept) / quantity)) };
  });
  return {
    returnId,
    receiptId: bought.receiptId,
    lines,
    paid: euros([...bought.paid.values()].reduce((sum, minor) => sum + minor, 0)),
    ...(toldMinor === undefined ? {} : { told: euros(toldMinor) }),
    askedAt: shop.clock().toISOString(),
  };
};
const wordsOn = (returnId: string) =>
  shop.published
    .filter(({ type, subject }) => type === ReturnPricedV1.subject && subject === returnId)
    .map(({ data }) => data as ReturnType<typeof ReturnPricedV1.data.parse>);
const bringBack = async (bought: Bought, kept: readonly number[], toldMinor?: number) => {
  const asked = askedOf(bought, kept, toldMinor);
  await shop.tell(ReturnAskedV1, asked);
  const { agreed, refund, lines } = await until(() => wordsOn(asked.returnId)[0]);
  return { agreed, refundMinor: refund.minor, lines };
};
const refundOf = async (...asked: Parameters<typeof bringBack>) => (await bringBack(...asked)).refundMinor;

/** What a till is told beforehand. */
const ifReturned = async (
  { receiptId, storeId, lines }: Bought,
  units: readonly number[],
  { locale, ...more }: { locale?: Locale; returnableUntil?: string; returnWindowOver?: boolean } = {},
) => {
  const { data, errors } = await shop.ask(
    terminalOf(storeId),
    `query Q($representations: [_Any!]!, $lines: [UnitsBackInput!]!) { _entities(representations: $representations) {
      ... on Receipt { ifReturned(lines: $lines) { refund { minor } kept { minor }
        lines { quantityKept before { minor } after { minor } } offers { title before { minor } after { minor } } } } } }`,
    {
      representations: [{ __typename: 'Receipt', id: receiptId, ...more }],
      lines: lines.flatMap(({ lineId }, at) => (units[at] ? [{ lineId, quantity: units[at] }] : [])),
    },
    locale ? { locale } : {},
  );
  const [receipt] = (data._entities as Data[] | undefined) ?? [];
  return { told: receipt?.ifReturned as Data | null | undefined, errors };
};

/** What is held of a campaign: its uses and its money, over all trips. */
const counterOf = async (campaignId: string) => {
  const row = await database.collection('campaignCounters').findOne({ _id: campaignId as never });
  return { uses: Number(row?.uses ?? 0), heldMinor: Number(row?.heldMinor ?? 0) };
};
const usesOf = async (memberId: string, campaignId: string) => {
  const rows = await database.collection('memberUses').find({ memberId, campaignId }).toArray();
  return rows.reduce((sum, { uses }) => sum + Number(uses), 0);
};

/** Everything that is kept of purchases, but for what rows carry to publish their events. */
const everything = async () => {
  const kept: Record<string, unknown[]> = {};
  for (const name of ['redemptions', 'campaignCounters', 'memberUses', 'purchases', 'receipts', 'sales']) {
    const rows = await database.collection(name).find().sort({ _id: 1 }).toArray();
    kept[name] = rows.map(({ meta: _meta, ...row }) => row);
  }
  return kept;
};

test('three for two, and one brought back: the two kept cost what two cost, and the till is told so beforehand', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], ...threeForTwo, budgetMinor: 10_000 });
  const bought = await buy(threePieces(), { storeId });
  expect(bought.offMinor).toBe(439);
  expect(await counterOf(campaignId)).toEqual({ uses: 1, heldMinor: 439 });
  expect((await ifReturned(bought, [1])).told).toEqual({
    refund: { minor: 0 },
    kept: { minor: 878 },
    lines: [{ quantityKept: 2, before: { minor: 878 }, after: { minor: 878 } }],
    offers: [{ title: 'Coffee offer', before: { minor: 439 }, after: { minor: 0 } }],
  });
  expect(await refundOf(bought, [2])).toBe(0);
  expect(await counterOf(campaignId)).toEqual({ uses: 0, heldMinor: 0 });
  expect(await refundOf(bought, [1])).toBe(439);
  expect(await refundOf(bought, [0])).toBe(439);
});

test.each(['pauseCampaign', 'endCampaign'])(
  'what is kept is priced by the campaigns of its first end, though theirs is over since (%s)',
  async (step) => {
    const storeId = newId();
    const campaignId = await shop.launch({
      storeIds: [storeId],
      benefit: { kind: 'PERCENT_OFF', percent: 50 },
    });
    const bought = await buy([lineFacts({ priceMinor: 600 }), lineFacts({ priceMinor: 400, sequence: 2 })], {
      storeId,
    });
    await shop.step(step === 'endCampaign' ? approver : marketer, step, campaignId);
    await shop.heard();
    expect(await refundOf(bought, [1, 0])).toBe(200);
    expect(await refundOf(bought, [0, 0])).toBe(300);
  },
);

test('nor does a revision, a consent that was withdrawn, or a campaign that came later change what is kept', async () => {
  const storeId = newId();
  const memberId = await shop.enrol();
  await shop.consent(memberId, true);
  const half = { storeIds: [storeId], benefit: { kind: 'PERCENT_OFF', percent: 50 } };
  const campaignId = await shop.launch({ ...half, audience: { kind: 'PERSONALISED' } });
  const bought = await buy([lineFacts({ priceMinor: 600, quantity: 3 })], { storeId, memberId });
  expect(bought.offMinor).toBe(900);

  await shop.consent(memberId, false);
  await shop.step(marketer, 'pauseCampaign', campaignId);
  const { answer } = await shop.mutate(marketer, 'reviseCampaign', {
    campaignId,
    ...shop.content({ storeIds: [storeId], benefit: { kind: 'PERCENT_OFF', percent: 10 } }),
  });
  expect(answer.campaign).toMatchObject({ version: 2 });
  await shop.launch({
    storeIds: [storeId],
    target: { categories: ['Boissons'] },
    benefit: { kind: 'FIXED_PRICE', amountMinor: 1 },
  });
  expect(await refundOf(bought, [1])).toBe(600);
});

test('another offer takes over where what is kept earns that instead, with its own use and budget', async () => {
  const storeId = newId();
  const more = { storeIds: [storeId], budgetMinor: 10_000, limits: { perMember: 5 } };
  const bundle = await shop.launch({ ...more, ...threeForTwo });
  const tenth = await shop.launch({ ...more, benefit: { kind: 'PERCENT_OFF', percent: 10 } });
  const memberId = await shop.enrol();
  const bought = await buy([lineFacts({ priceMinor: 500, quantity: 3 })], { storeId, memberId });
  expect([await usesOf(memberId, bundle), await usesOf(memberId, tenth)]).toEqual([1, 0]);
  // Two of 5.00 with a tenth off, of 10.00 that were paid.
  expect(await refundOf(bought, [2])).toBe(100);
  expect([await usesOf(memberId, bundle), await usesOf(memberId, tenth)]).toEqual([0, 1]);
  expect([await counterOf(bundle), await counterOf(tenth)]).toMatchObject([
    { heldMinor: 0 },
    { heldMinor: 100 },
  ]);
  expect(await refundOf(bought, [0])).toBe(900);
  expect([await usesOf(memberId, bundle), await usesOf(memberId, tenth)]).toEqual([0, 0]);
});

test('a budget that is spent to its end is not in the way of what is kept, and never exceeded', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({
    storeIds: [storeId],
    target: { categories: ['Boissons'] },
    benefit: { kind: 'AMOUNT_OFF', amountMinor: 100 },
    budgetMinor: 500,
  });
  const first = await buy([lineFacts({ quantity: 3 })], { storeId });
  await buy([lineFacts({ quantity: 2 })], { storeId });
  expect(await counterOf(campaignId)).toMatchObject({ heldMinor: 500 });
  expect(await refundOf(first, [2])).toBe(400);
  expect(await counterOf(campaignId)).toMatchObject({ heldMinor: 400 });
  await buy([lineFacts()], { storeId });
  expect(await refundOf(first, [0])).toBe(800);
  expect(await counterOf(campaignId)).toMatchObject({ uses: 2, heldMinor: 300 });
});

test('a use of a member ends with what earned it, and can be used again', async () => {
  const storeId = newId();
  const memberId = await shop.enrol();
  const campaignId = await shop.launch({
    storeIds: [storeId],
    conditions: [{ minimumMinor: 3_000 }],
    benefit: { kind: 'BASKET_AMOUNT_OFF', amountMinor: 300 },
    limits: { perMember: 1 },
  });
  const basket = () => [
    lineFacts({ priceMinor: 2_990 }),
    lineFacts({ priceMinor: 778, sequence: 2 }),
    lineFacts({ priceMinor: 100, sequence: 3 }),
  ];
  const first = await buy(basket(), { storeId, memberId });
  expect(first.offMinor).toBe(300);
  expect((await buy(basket(), { storeId, memberId })).offMinor).toBe(0);
  // Still over thirty: the use stays, and so do the three euros.
  expect(await refundOf(first, [1, 1, 0])).toBe(100);
  expect(await usesOf(memberId, campaignId)).toBe(1);
  expect((await ifReturned(first, [1])).told).toMatchObject({
    refund: { minor: 2_690 },
    kept: { minor: 778 },
  });
  expect(await refundOf(first, [0, 1, 0])).toBe(2_690);
  expect(await usesOf(memberId, campaignId)).toBe(0);
  expect((await buy(basket(), { storeId, memberId })).offMinor).toBe(300);
});

test('extra points, and a coupon, stay with what still earns them', async () => {
  const storeId = newId();
  const coupon = newId().slice(0, 8).toUpperCase();
  await shop.launch({
    storeIds: [storeId],
    target: { categories: ['Boissons'] },
    audience: { kind: 'MEMBERS' },
    benefit: { kind: 'POINTS_BONUS', points: 7 },
    stacking: 'STACKABLE',
  });
  const campaignId = await shop.launch({
    storeIds: [storeId],
    coupon,
    conditions: [{ minimumMinor: 1_000 }],
    benefit: { kind: 'PERCENT_OFF', percent: 10 },
    limits: { total: 10 },
    stacking: 'STACKABLE',
  });
  const bought = await buy(
    [lineFacts({ priceMinor: 600 }), lineFacts({ priceMinor: 600, sequence: 2, category: 'Biscuits' })],
    { storeId, memberId: await shop.enrol(), coupons: [coupon] },
  );
  expect(bought.offMinor).toBe(120);
  const { refundMinor, lines } = await bringBack(bought, [1, 0]);
  // The coupon asks for ten euros.
  expect(refundMinor).toBe(1_080 - 600);
  expect(lines.map(({ bonusPoints }) => bonusPoints)).toEqual([7, 0]);
  expect(await counterOf(campaignId)).toMatchObject({ uses: 0 });
});

test('whatever is delivered again changes nothing', async () => {
  const storeId = newId();
  await shop.launch({ storeIds: [storeId], ...threeForTwo, budgetMinor: 10_000, limits: { total: 10 } });
  const bought = await buy([lineFacts({ quantity: 7 })], { storeId, memberId: await shop.enrol() });
  const delivered: Envelope[] = [];
  for (const kept of [[6], [4], [1]]) {
    const data = askedOf(bought, kept);
    const envelope = newEvent(ReturnAskedV1, {
      data,
      sequence: delivered.length + 1,
      at: shop.clock(),
      correlationId: newId(),
    });
    delivered.push(envelope);
    await shop.bus.publish([envelope]);
    await until(() => wordsOn(data.returnId)[0]);
  }
  const before = await everything();
  for (const envelope of [...delivered].reverse()) await shop.bus.publish([envelope, envelope]);
  // What comes after them was heard after them.
  await buy([lineFacts()], { storeId: newId() });
  await shop.heard();
  const after = await everything();
  for (const name of ['redemptions', 'campaignCounters', 'memberUses'])
    expect([name, after[name]]).toEqual([name, before[name]]);
  for (const { data } of delivered) expect(wordsOn((data as Asked).returnId)).toHaveLength(1);
});

describe('a return that comes to another amount than the shopper was told', () => {
  test('is not made, until the amount is right', async () => {
    const storeId = newId();
    const campaignId = await shop.launch({ storeIds: [storeId], ...threeForTwo, budgetMinor: 10_000 });
    const bought = await buy(threePieces(), { storeId });
    const before = await everything();
    for (const told of [293, 1])
      expect(await bringBack(bought, [2], told)).toMatchObject({ agreed: false, refundMinor: 0 });
    expect(await everything()).toEqual(before);
    expect(await bringBack(bought, [2], 0)).toMatchObject({ agreed: true, refundMinor: 0 });
    expect(await counterOf(campaignId)).toEqual({ uses: 0, heldMinor: 0 });
  });

  test('is not made either where nobody knows any more how the basket was decided', async () => {
    const storeId = newId();
    const campaignId = await shop.launch({
      storeIds: [storeId],
      target: { categories: ['Boissons'] },
      benefit: { kind: 'AMOUNT_OFF', amountMinor: 100 },
      budgetMinor: 10_000,
    });
    const bought = await buy([lineFacts({ quantity: 3 })], { storeId });
    await database.collection('trips').deleteOne({ _id: bought.tripId as never });
    expect(await ifReturned(bought, [1])).toMatchObject({ told: null, errors: [] });
    expect(await bringBack(bought, [2], 500)).toMatchObject({ agreed: false, refundMinor: 400 });
    expect(await counterOf(campaignId)).toMatchObject({ heldMinor: 300 });
    expect(await bringBack(bought, [2], 400)).toMatchObject({ agreed: true, refundMinor: 400 });
    expect(await counterOf(campaignId)).toMatchObject({ heldMinor: 200 });
  });
});

test('once the window of the receipt is over a till is told as the return would be, until then what it comes to', async () => {
  const storeId = newId();
  const bought = await buy([lineFacts({ quantity: 2 })], { storeId });
  const window = { returnableUntil: '2026-03-01', returnWindowOver: true };
  const inTime = await ifReturned(bought, [1], { ...window, returnWindowOver: false });
  expect([inTime.errors, inTime.told?.refund]).toEqual([[], { minor: expect.any(Number) }]);
  for (const [locale, message] of [
    ['fr', 'Ces achats ne peuvent plus être rendus : le délai de retour a pris fin le 1er mars 2026.'],
    ['en', 'These purchases can no longer be returned: their return window ended on 1 March 2026.'],
  ] as const) {
    const { told, errors } = await ifReturned(bought, [1], { ...window, locale });
    expect(told ?? null).toBeNull();
    expect(errors).toMatchObject([
      { message, extensions: { code: 'BAD_INPUT', reason: 'RETURN_WINDOW_OVER', lastDay: '2026-03-01' } },
    ]);
  }
});

test('tills alone ask what a return comes to, of what is kept, and of a receipt that is not here nothing is told', async () => {
  const storeId = newId();
  const bought = await buy([lineFacts({ quantity: 2 })], { storeId });
  for (const units of [[3], [-1], []])
    expect((await ifReturned(bought, units)).errors).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }]);
  expect(await ifReturned({ ...bought, receiptId: newId() }, [1])).toMatchObject({ told: null, errors: [] });
  const { data, errors } = await shop.ask(
    memberOf(newId()),
    'query Q($of: [_Any!]!) { _entities(representations: $of) { ... on Receipt { ifReturned(lines: []) { refund { minor } } } } }',
    { of: [{ __typename: 'Receipt', id: bought.receiptId }] },
  );
  expect([data._entities, errors]).not.toEqual([[{ ifReturned: expect.anything() }], []]);
});
