import { attempt, type GatewayClient, isRefusal } from '@rayon/client';
import { returnLinesDocument } from '@rayon/client/operations/shop';
import { ifReturnedDocument } from '@rayon/client/operations/till';
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
  scan,
} from '@rayon/client/shop';
import { type HouseOfProcesses, shutdownOrder } from '@rayon/infra';
import { newId } from '@rayon/kernel';
import { seededChance } from './chance';
import { at, reasonOf } from './gateway-calls';
import { killAndWait, openHouseOfProcesses, pidOf } from './house-of-processes';
import { insistOnSuccess } from './insist';
import { settle } from './settle';
import { hire, payAt, type SmallShop } from './small-shop';
import { passingDirectory } from './started-rayon';

const { directory, remove } = passingDirectory();
const shutdown = shutdownOrder();
const chance = seededChance();
let storeUrl: string;
let house: HouseOfProcesses;
let shop: SmallShop;

const month = 31 * 86_400_000;
/** Of the second article, which costs 1.38 and has no deposit. */
const pieceMinor = 138;

beforeAll(async () => {
  ({ storeUrl, house, shop } = await openHouseOfProcesses(directory, shutdown));
  const marketer = await hire(shop.admin, { role: 'MARKETER', storeIds: [] });
  await launchCampaign(
    { author: marketer, approver: shop.admin },
    {
      title: { fr: 'Trois pour deux', en: 'Three for two' },
      body: { fr: 'Cette semaine', en: 'This week' },
      from: new Date(Date.now() - month).toISOString(),
      to: new Date(Date.now() + month).toISOString(),
      storeIds: [shop.storeId],
      target: { categories: ['Biscuits'] },
      benefit: { kind: 'N_FOR_M', take: 3, pay: 2 },
      budgetMinor: 1_000_000,
    },
  );
});
afterAll(async () => {
  await shutdown.stop();
  remove();
});

/** Three pieces at the price of two, paid; the receipt once it has its points. */
const buyThree = async (): Promise<Receipt> => {
  const [handheld, till] = [at(shop.handhelds, 0), at(shop.tills, 0)];
  const tripId = await eventually('the basket to be offered that', async () => {
    const { presentation } = await presentCard(handheld, at(shop.shoppers, 0).gsrn);
    const trip = await openTrip(handheld, presentation);
    const scanned = await scan(handheld, { tripId: trip.id, code: at(shop.codes, 1), quantity: 3 });
    if (!isRefusal(scanned) && scanned.trip.offers?.discount.minor === pieceMinor) return trip.id;
    await cancelTrip(handheld, trip.id);
    return undefined;
  });
  const { transferCode } = await endTrip(handheld, tripId);
  const receipt = await payAt(till, shop, transferCode);
  expect(receipt.total.minor).toBe(2 * pieceMinor);
  return receiptWithPoints(till, receipt.id);
};

const returnOf = (receipt: Receipt, quantity: number, refundMinor: number) => ({
  commandId: newId(),
  receiptId: receipt.id,
  lines: [{ lineId: at(receipt.lines, 0).id, quantity }],
  refundMinor,
});
type Return = ReturnType<typeof returnOf>;

/** Asks as a till does: as the same command, until it is worked out. */
const insist = async (till: GatewayClient, input: Return): Promise<number> => {
  const command = { mutation: returnLinesDocument, input };
  const { refund } = await insistOnSuccess(till, command, {
    again: ({ reason }) => reason === 'RETURN_BEING_PRICED',
  });
  return refund.minor;
};
const pointsKept = (receipt: Receipt, wanted: number) =>
  eventually(`${wanted} points to be kept`, async () => {
    const { points } = (await readReceipt(at(shop.tills, 0), receipt.id).catch(() => undefined)) ?? {};
    return points && points.earned - points.reversed === wanted ? true : undefined;
  });

test('a till that asks while nothing prices is told so, and the same command gets the one refund afterwards', async () => {
  const [till, other] = [at(shop.tills, 0), at(shop.tills, 1)];
  const receipt = await buyThree();
  const command = returnOf(receipt, 2, pieceMinor);
  process.kill(pidOf(house, 'offers'), 'SIGSTOP');

  const answers = await Promise.all(
    Array.from({ length: 4 }, () => attempt(till, returnLinesDocument, command)),
  );
  for (const answer of answers)
    expect(answer).toMatchObject({ reason: 'RETURN_BEING_PRICED', message: expect.stringMatching(/.{10}/) });
  // Another till does not get in between, and nothing has been given back.
  const theirs = returnOf(receipt, 2, pieceMinor);
  expect(reasonOf(await attempt(other, returnLinesDocument, theirs))).toBe('RETURN_BEING_PRICED');
  expect(await readReceipt(till, receipt.id)).toMatchObject({
    refunded: { minor: 0 },
    lines: [{ quantityKept: 3 }],
  });
  const asked = { id: receipt.id, lines: command.lines };
  await expect(till.ask(ifReturnedDocument, asked)).rejects.toMatchObject({
    code: expect.stringMatching(/UNAVAILABLE|DEADLINE_EXCEEDED|HTTP_5/),
  });

  await killAndWait(house, 'offers');
  expect(await Promise.all([1, 2, 3].map(() => insist(till, command)))).toEqual(
    new Array(3).fill(pieceMinor),
  );
  expect(reasonOf(await attempt(other, returnLinesDocument, { ...theirs, commandId: newId() }))).toBe(
    'NOTHING_LEFT_TO_RETURN',
  );
  expect(await readReceipt(till, receipt.id)).toMatchObject({
    refunded: { minor: pieceMinor },
    lines: [{ quantityKept: 1 }],
  });
  await pointsKept(receipt, 1);
});

test('whoever is killed between the question and the answer, each return gives back once', async () => {
  const till = at(shop.tills, 0);
  for (const part of ['offers', 'scanner', 'points', 'gateway'] as const) {
    const receipt = await buyThree();
    // Of three for two the first piece is worth nothing.
    const refunds: number[] = [];
    for (const refundMinor of [0, pieceMinor, pieceMinor]) {
      const command = returnOf(receipt, 1, refundMinor);
      const first = attempt(till, returnLinesDocument, command).catch(() => undefined);
      await new Promise((next) => setTimeout(next, chance.between(0, 60)));
      if (refunds.length === 1) await killAndWait(house, part);
      await first;
      refunds.push(await insist(till, command));
    }
    expect([part, ...refunds]).toEqual([part, 0, pieceMinor, pieceMinor]);
    expect(await readReceipt(till, receipt.id)).toMatchObject({ refunded: { minor: 2 * pieceMinor } });
    await pointsKept(receipt, 0);
  }
  console.info(`seed ${chance.seed}`);
});

test('afterwards the ledger adds up and every change left exactly its events', async () => {
  expect((await settle(house.url, storeUrl)).findings).toEqual([]);
});
