import { isRefusal } from '@rayon/client';
import { myStatementDocument } from '@rayon/client/operations/card';
import {
  attemptPoints,
  confirmPayment,
  eventually,
  presentCard,
  receiptWithPoints,
  returnLines,
} from '@rayon/client/shop';
import { newId } from '@rayon/kernel';
import { auditLedger } from '../faults/accounts';
import { at } from '../faults/gateway-calls';
import { balanceOf, basketAtTill, earnPoints, freshCode } from '../faults/points-shopping';
import { openSmallHouse, type SmallHouse } from '../faults/small-house';

let house: SmallHouse;
beforeAll(async () => {
  house = await openSmallHouse();
});
afterAll(() => house?.stop());

test('points that were earned pay, what they paid earns nothing, and what is brought back gives them back', async () => {
  const { shop } = house;
  const { client, gsrn } = at(shop.shoppers, 0);
  const till = at(shop.tills, 0);
  await earnPoints(shop, 0);
  const { basket, code } = await basketAtTill(shop, 0);
  expect(basket.due).toMatchObject({ minor: 498 });
  const holds = (points: number) =>
    eventually(`${points} points`, async () => ((await balanceOf(client)) === points ? true : undefined));
  await holds(79);

  const ask = async (content: string, points?: number) => {
    const { presentation } = await presentCard(till, content);
    return attemptPoints(till, { commandId: newId(), tripId: basket.id, presentation, points });
  };
  const byNumber = await ask(gsrn);
  expect(isRefusal(byNumber) && byNumber.reason).toBe('CARD_CODE_NEEDED');
  const kept = await ask(await freshCode(client, code), 50);
  if (isRefusal(kept)) throw new Error(kept.message);
  expect(kept.trip.pointsPayment).toMatchObject({ points: 50, amount: { minor: 50, currency: 'EUR' } });
  // Kept for this basket, they can be spent nowhere else.
  await holds(29);

  const paid = await confirmPayment(till, {
    tripId: basket.id,
    due: { minor: 498 },
    byPoints: { minor: 50 },
    receiptNumber: newId(),
    businessDate: new Date().toISOString().slice(0, 10),
  });
  expect(paid.paidWithPoints).toMatchObject({ points: 50, amount: { minor: 50 } });
  const receipt = await receiptWithPoints(till, paid.id);
  expect(receipt.points?.earned).toBe(4);
  await holds(33);

  const bringOneBack = () =>
    returnLines(till, { receiptId: receipt.id, lines: [{ lineId: at(receipt.lines, 0).id, quantity: 1 }] });
  const parts = [
    { kind: 'CARD', points: null, amount: { minor: 224, currency: 'EUR' } },
    { kind: 'POINTS', points: 25, amount: { minor: 25, currency: 'EUR' } },
  ];
  expect((await bringOneBack()).tenders).toEqual(parts);
  // What is kept costs 2.49, of which points pay 0.25: it earns 2.
  await holds(29 + 25 + 2);
  expect((await bringOneBack()).tenders).toEqual(parts);
  await holds(79);

  const { me } = await client.ask(myStatementDocument, { month: null });
  const statement = me?.points?.statement;
  expect(statement).toMatchObject({
    opening: { points: 0 },
    closing: { points: 79, spendable: 79, reserved: 0, pending: 0 },
    sums: [
      { kind: 'ACCRUAL', points: 83 },
      { kind: 'REVERSAL', points: -4 },
      { kind: 'REDEMPTION', points: -50 },
      { kind: 'REFUND', points: 50 },
    ],
  });
  // Each movement says by the number that is printed which receipt it belongs to.
  const numbers = statement?.movements.map((movement) => movement.receipt?.number);
  expect(numbers?.filter((number) => number === paid.number)).toHaveLength(6);
  expect(numbers).toHaveLength(7);
  expect(statement?.movements.at(-1)?.balanceAfter).toBe(79);

  const audit = await auditLedger(shop.admin.url);
  expect(audit.discrepancies).toEqual([]);
}, 180_000);
