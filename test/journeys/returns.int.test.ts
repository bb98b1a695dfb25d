import { attempt, type GatewayClient, isRefusal, newCommandId, perform } from '@rayon/client';
import { type DraftCampaignInput, endCampaignDocument } from '@rayon/client/operations/console';
import { importArticlesDocument } from '@rayon/client/operations/retailer';
import {
  ifReturnedDocument,
  receiptDocument,
  refundTendersDocument,
  returnLinesDocument,
} from '@rayon/client/operations/till';
import {
  cancelTrip,
  endTrip,
  eventually,
  launchCampaign,
  openTrip,
  presentCard,
  type Receipt,
  readReceipt,
  receiptWithPoints,
  returnLines,
  scan,
} from '@rayon/client/shop';
import { inStoreCode } from '@rayon/infra';
import { dayAfter, dayIn, dayText, newId } from '@rayon/kernel';
import { connectStore } from '@rayon/store';
import { at } from '../faults/gateway-calls';
import { openSmallHouse, type SmallHouse } from '../faults/small-house';
import { hire, payAt } from '../faults/small-shop';

let house: SmallHouse;
let marketer: GatewayClient;
beforeAll(async () => {
  house = await openSmallHouse();
  const { admin } = house.shop;
  marketer = await hire(admin, { role: 'MARKETER', storeIds: [] });
  await perform(admin, importArticlesDocument, { commandId: newId(), rows: rows(house.shop.reference) });
});
afterAll(() => house?.stop());

const month = 31 * 86_400_000;
const goods = [
  { reference: 'pasta', category: 'Pasta', number: 501, minor: 439 },
  { reference: 'cheese', category: 'Cheese', number: 502, minor: 778 },
  { reference: 'ham', category: 'Ham', number: 503, minor: 2_990 },
  { reference: 'sweet', category: 'Sweets', number: 504, minor: 50 },
  { reference: 'soap', category: 'Soap', number: 505, minor: 99 },
];
const rows = (storeReference: string) =>
  goods.map(({ number, minor, reference, category }) => ({
    reference,
    category,
    name: reference,
    codes: [inStoreCode(number)],
    soldBy: 'UNIT' as const,
    prices: [{ storeReference, minor }],
  }));
const codeOf = (reference: string): string =>
  inStoreCode(goods.find((one) => one.reference === reference)?.number ?? 0);

/** A campaign of the store while something is done. */
const during = async <Done>(
  content: Partial<DraftCampaignInput> & Pick<DraftCampaignInput, 'benefit'>,
  done: () => Promise<Done>,
): Promise<Done> => {
  const { shop } = house;
  const campaignId = await launchCampaign(
    { author: marketer, approver: shop.admin },
    {
      title: { fr: 'Offre', en: 'Offer' },
      body: { fr: 'Cette semaine', en: 'This week' },
      from: new Date(Date.now() - month).toISOString(),
      to: new Date(Date.now() + month).toISOString(),
      storeIds: [shop.storeId],
      ...content,
    },
  );
  const result = await done();
  await perform(shop.admin, endCampaignDocument, { commandId: newId(), campaignId });
  return result;
};

/** Pays a basket once it gets so much off; gives the receipt with its points. */
const buy = async (references: readonly string[], off: number): Promise<Receipt> => {
  const { shop } = house;
  const handheld = at(shop.handhelds, 0);
  const tripId = await eventually('the basket to be offered that', async () => {
    const { presentation } = await presentCard(handheld, at(shop.shoppers, 0).gsrn);
    const trip = await openTrip(handheld, presentation);
    let minor = -1;
    for (const reference of references) {
      const scanned = await scan(handheld, { tripId: trip.id, code: codeOf(reference) });
      minor = isRefusal(scanned) ? -1 : (scanned.trip.offers?.discount.minor ?? 0);
    }
    if (minor === off) return trip.id;
    await cancelTrip(handheld, trip.id);
    return undefined;
  });
  const { transferCode } = await endTrip(handheld, tripId);
  const till = at(shop.tills, 0);
  const receipt = await payAt(till, shop, transferCode);
  return receiptWithPoints(till, receipt.id);
};

/** Brings these back, after the till was told what it comes to; gives what was refunded. */
const bringBack = async (receipt: Receipt, references: readonly string[]): Promise<number> => {
  const till = at(house.shop.tills, 0);
  const now = await readReceipt(till, receipt.id);
  const left = (now?.lines ?? []).filter(({ quantityKept }) => quantityKept > 0);
  const lines = references.map((name, place) => {
    const same = left.filter((line) => line.name === name);
    const line = at(same, references.slice(0, place).filter((one) => one === name).length);
    return { lineId: line.id, quantity: 1 };
  });
  const told = await till.ask(ifReturnedDocument, { id: receipt.id, lines });
  const refundMinor = told.receipt?.ifReturned?.refund.minor ?? -1;
  const split = await till.ask(refundTendersDocument, { id: receipt.id, refundMinor });
  const { refund, tenders } = await returnLines(till, { receiptId: receipt.id, lines, refundMinor });
  expect(tenders).toEqual(split.receipt?.refundTenders);
  return refund.minor;
};
const pointsKept = (receipt: Receipt, wanted: number) =>
  eventually(`${wanted} points to be kept`, async () => {
    const { points } = (await readReceipt(at(house.shop.tills, 0), receipt.id)) ?? {};
    return points && points.earned - points.reversed === wanted ? true : undefined;
  });

test('three for two, and one brought back: the two kept cost their price (behaviour 32)', () =>
  during({ target: { categories: ['Pasta'] }, benefit: { kind: 'N_FOR_M', take: 3, pay: 2 } }, async () => {
    const receipt = await buy(['pasta', 'pasta', 'pasta'], 439);
    expect(receipt.total.minor).toBe(878);
    // The two that are kept cost 8.78, as two alone would have.
    expect(await bringBack(receipt, ['pasta'])).toBe(0);
    expect(await bringBack(receipt, ['pasta'])).toBe(439);
    expect(await bringBack(receipt, ['pasta'])).toBe(439);
    await pointsKept(receipt, 0);
  }));

test('three euros off from thirty, and the ham brought back: the threshold is no longer reached', () =>
  during(
    { conditions: [{ minimumMinor: 3_000 }], benefit: { kind: 'BASKET_AMOUNT_OFF', amountMinor: 300 } },
    async () => {
      const receipt = await buy(['ham', 'cheese'], 300);
      expect(receipt.total.minor).toBe(3_468);
      // What is kept costs 7.78, without its share of the three euros.
      expect(await bringBack(receipt, ['ham'])).toBe(3_468 - 778);
      await pointsKept(receipt, 7);
      expect(await bringBack(receipt, ['cheese'])).toBe(778);
      await pointsKept(receipt, 0);
    },
  ));

test('what is kept of cheap pieces earns what it would alone, however many came back', async () => {
  const sweets = await buy(
    Array.from({ length: 6 }, () => 'sweet'),
    0,
  );
  expect(sweets.points?.earned).toBe(3);
  await bringBack(
    sweets,
    Array.from({ length: 5 }, () => 'sweet'),
  );
  await pointsKept(sweets, 0);
  const soaps = await buy(
    Array.from({ length: 10 }, () => 'soap'),
    0,
  );
  expect(soaps.points?.earned).toBe(9);
  await bringBack(
    soaps,
    Array.from({ length: 9 }, () => 'soap'),
  );
  await pointsKept(soaps, 0);
  expect(await house.settle()).toMatchObject({ findings: [] });
});

test('a month later nothing comes back: the till is told so of the receipt, beforehand and by the command', async () => {
  const receipt = await buy(['cheese'], 0);
  const till = at(house.shop.tills, 0);
  const connection = await connectStore({ url: house.storeUrl, database: 'rayon-scanner' });
  const closedAt = new Date(Date.now() - month);
  const lastDay = dayAfter(dayIn(closedAt, 'Europe/Paris'), 30);
  try {
    // With its version, by which the service knows that what it remembers of the row is old.
    await connection
      .collection('receipts')
      .updateOne({ _id: receipt.id as never }, { $set: { closedAt }, $inc: { 'meta.version': 1 } });
  } finally {
    await connection.close();
  }
  expect(await till.ask(receiptDocument, { id: receipt.id })).toMatchObject({
    receipt: { returnableUntil: lastDay, returnWindowOver: true },
  });
  const lines = [{ lineId: at(receipt.lines, 0).id, quantity: 1 }];
  const message = new RegExp(dayText(lastDay, 'en'));
  await expect(till.ask(ifReturnedDocument, { id: receipt.id, lines })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: expect.stringMatching(message),
  });
  const command = { commandId: newCommandId(), receiptId: receipt.id, lines };
  expect(await attempt(till, returnLinesDocument, command)).toMatchObject({
    reason: 'RETURN_WINDOW_OVER',
    message: expect.stringMatching(message),
  });
});
