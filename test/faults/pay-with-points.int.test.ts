import { attempt, type GatewayClient, perform } from '@rayon/client';
import { confirmPaymentBrieflyDocument } from '@rayon/client/operations/brief';
import { letPointsGoDocument, payWithPointsDocument } from '@rayon/client/operations/shop';
import { confirmPayment, eventually, presentCard, readReceipt } from '@rayon/client/shop';
import { type HouseOfProcesses, type HousePart, shutdownOrder } from '@rayon/infra';
import { newId } from '@rayon/kernel';
import { seededChance } from './chance';
import { at, reasonOf } from './gateway-calls';
import { killAndWait, openHouseOfProcesses, pidOf } from './house-of-processes';
import { insistOnSuccess } from './insist';
import { balanceOf, basketAtTill, earnPoints, freshCode } from './points-shopping';
import { settle } from './settle';
import type { SmallShop } from './small-shop';
import { passingDirectory } from './started-rayon';

const { directory, remove } = passingDirectory();
const shutdown = shutdownOrder();
const chance = seededChance();
let storeUrl: string;
let house: HouseOfProcesses;
let shop: SmallShop;

beforeAll(async () => {
  ({ storeUrl, house, shop } = await openHouseOfProcesses(directory, shutdown));
  for (const place of shop.shoppers.keys()) await earnPoints(shop, place);
});
afterAll(async () => {
  await shutdown.stop();
  remove();
});

const holds = (member: GatewayClient, points: number) =>
  eventually(`${points} points`, async () => ((await balanceOf(member)) === points ? true : undefined));

test('whoever is killed between asking, paying and posting, points leave the card once and pay once', async () => {
  const till = at(shop.tills, 0);
  const parts: readonly HousePart[] = ['points', 'scanner', 'gateway', 'points'];
  const baskets = [];
  for (const place of parts.keys()) baskets.push(await basketAtTill(shop, place));
  for (const [place, part] of parts.entries()) {
    const { basket, code } = at(baskets, place);
    const { client } = at(shop.shoppers, place);
    const { presentation } = await presentCard(till, await freshCode(client, code));
    const input = { commandId: newId(), tripId: basket.id, presentation, points: 50 };
    const asked = attempt(till, payWithPointsDocument, input).catch(() => undefined);
    await new Promise((next) => setTimeout(next, chance.between(0, 60)));
    await killAndWait(house, part);
    await asked;
    const { trip } = await insistOnSuccess(
      till,
      { mutation: payWithPointsDocument, input },
      { again: ({ reason }) => reason === 'POINTS_BEING_KEPT' },
    );
    expect([part, trip.pointsPayment?.points]).toEqual([part, 50]);
    await holds(client, 29);

    const payment = {
      tripId: basket.id,
      due: { minor: 498 },
      byPoints: { minor: 50 },
      receiptNumber: newId(),
      businessDate: new Date().toISOString().slice(0, 10),
    };
    const paying = confirmPayment(till, payment).catch(() => undefined);
    await new Promise((next) => setTimeout(next, chance.between(0, 60)));
    await killAndWait(house, part);
    await paying;
    const receipt = await eventually('the payment', () =>
      confirmPayment(till, payment).catch(() => undefined),
    );
    expect((await readReceipt(till, receipt.id))?.paidWithPoints?.points).toBe(50);
    await holds(client, 29 + 4);
  }
  console.info(`seed ${chance.seed}`);
}, 240_000);

test('while the ledger is away the till is told so, gives them up and is paid otherwise; nothing stays set aside', async () => {
  const till = at(shop.tills, 0);
  const { client } = at(shop.shoppers, 0);
  const { basket, code } = await basketAtTill(shop, 0);
  const { presentation } = await presentCard(till, await freshCode(client, code));
  const balance = (await balanceOf(client)) ?? 0;
  const ledger = pidOf(house, 'points');
  process.kill(ledger, 'SIGSTOP');
  try {
    const asked = await attempt(till, payWithPointsDocument, {
      commandId: newId(),
      tripId: basket.id,
      presentation,
    });
    expect(reasonOf(asked)).toBe('POINTS_BEING_KEPT');
    // What is not asked of the ledger is answered without it.
    const pay = () =>
      attempt(till, confirmPaymentBrieflyDocument, {
        commandId: newId(),
        tripId: basket.id,
        receiptNumber: basket.id,
        businessDate: new Date().toISOString().slice(0, 10),
        tenders: [{ kind: 'CASH', amountMinor: 498 }],
      });
    expect(reasonOf(await pay())).toBe('POINTS_BEING_KEPT');
    await perform(till, letPointsGoDocument, { commandId: newId(), tripId: basket.id });
    expect(await pay()).toMatchObject({ receipt: { total: { minor: 498 } } });
  } finally {
    process.kill(ledger, 'SIGCONT');
  }
  await holds(client, balance + 4);
}, 120_000);

test('afterwards the ledger adds up and every change left exactly its events', async () => {
  expect((await settle(house.url, storeUrl)).findings).toEqual([]);
});
