import { attempt, type GatewayClient, isRefusal, type Mutation, nameOf, perform } from '@rayon/client';
import {
  confirmPaymentBrieflyDocument,
  openTripBrieflyDocument,
  returnLinesBrieflyDocument,
  type ScanInput,
  scanBrieflyDocument,
  voidLineBrieflyDocument,
} from '@rayon/client/operations/brief';
import { currentBasketDocument } from '@rayon/client/operations/shop';
import {
  type ClaimedBasket,
  claimBasket,
  endTrip,
  openTrip,
  presentCard,
  returnLines,
  scan,
  settleChecks,
} from '@rayon/client/shop';
import { newId } from '@rayon/kernel';
import { at, endedBasket, reasonOf } from './gateway-calls';
import { openSmallHouse, type SmallHouse } from './small-house';
import type { SmallShop } from './small-shop';

let house: SmallHouse;
let shop: SmallShop;
beforeAll(async () => {
  house = await openSmallHouse();
  shop = house.shop;
});
afterAll(() => house?.stop());

/** The payment of a claimed basket. */
const paymentOf = ({ id, due }: ClaimedBasket) => ({
  commandId: newId(),
  tripId: id,
  businessDate: new Date().toISOString().slice(0, 10),
  receiptNumber: newId(),
  tenders: [{ kind: 'CARD' as const, amountMinor: due?.minor ?? 0 }],
});

test('a command id that comes back with another input is refused and changes nothing', async () => {
  const handheld = at(shop.handhelds, 0);
  const till = at(shop.tills, 0);
  const reused = async <Answer extends object, Input>(
    client: GatewayClient,
    mutation: Mutation<Answer, Input>,
    input: Input,
    otherInput: Partial<Input>,
  ) => {
    const first = await perform(client, mutation, input);
    const other = await attempt(client, mutation, { ...input, ...otherInput });
    expect([nameOf(mutation), reasonOf(other)]).toEqual([nameOf(mutation), 'COMMAND_ID_REUSED']);
    expect(await perform(client, mutation, input)).toEqual(first);
    return first;
  };
  const command = () => ({ commandId: newId() });
  const card = await presentCard(handheld, at(shop.shoppers, 0).gsrn);
  const { presentation } = card;
  const { trip } = await reused(
    handheld,
    openTripBrieflyDocument,
    { ...command(), presentation },
    { presentation: undefined },
  );
  const tripId = trip.id;
  const scanOf = (place: number): ScanInput => ({ ...command(), tripId, code: at(shop.codes, place) });
  const { line } = await reused(handheld, scanBrieflyDocument, scanOf(1), { code: at(shop.codes, 2) });
  await reused(handheld, scanBrieflyDocument, scanOf(4), { quantity: 2 });
  const second = await scan(handheld, { tripId, code: at(shop.codes, 5) });
  if (isRefusal(second)) throw new Error(second.message);
  await reused(
    handheld,
    voidLineBrieflyDocument,
    { ...command(), tripId, lineId: second.line.id },
    { lineId: line.id },
  );
  const { transferCode } = await endTrip(handheld, tripId);
  const basket = await claimBasket(till, transferCode);
  expect(basket.lines).toHaveLength(2);
  await settleChecks(shop.associate, basket);
  const { receipt } = await reused(till, confirmPaymentBrieflyDocument, paymentOf(basket), {
    receiptNumber: newId(),
  });
  await reused(
    till,
    returnLinesBrieflyDocument,
    { ...command(), receiptId: receipt.id, lines: [{ lineId: at(receipt.lines, 0).id, quantity: 1 }] },
    { lines: [{ lineId: at(receipt.lines, 1).id, quantity: 1 }] },
  );
});

test('one scan sent over many connections at once is one line, and every answer is the same', async () => {
  const handheld = at(shop.handhelds, 1);
  const trip = await openTrip(handheld);
  const input = { commandId: newId(), tripId: trip.id, code: at(shop.codes, 0) };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => perform(handheld, scanBrieflyDocument, input)),
  );
  expect(new Set(answers.map(({ line }) => line.id)).size).toBe(1);
  const { currentTrip } = await handheld.ask(currentBasketDocument, {});
  // The bottle and its deposit.
  expect(currentTrip?.lines).toHaveLength(2);
});

test('one payment sent over many connections makes one receipt and one accrual; one return gives back once', async () => {
  const shopper = at(shop.shoppers, 1);
  const till = at(shop.tills, 1);
  const { transferCode } = await endedBasket(at(shop.handhelds, 1), {
    codes: shop.codes.slice(1, 3),
    gsrn: shopper.gsrn,
  });
  const basket = await claimBasket(till, transferCode);
  await settleChecks(shop.associate, basket);
  const payment = paymentOf(basket);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      // A till that forgot its command id after a crash asks with a new one: the receipt's own key is enough.
      perform(till, confirmPaymentBrieflyDocument, {
        ...payment,
        ...(index % 2 ? {} : { commandId: newId() }),
      }),
    ),
  );
  expect(new Set(answers.map(({ receipt }) => receipt.id)).size).toBe(1);
  const { receipt } = at(answers, 0);

  const returns = await Promise.all(
    [0, 1, 2].map(() =>
      returnLines(till, {
        receiptId: receipt.id,
        lines: [{ lineId: at(receipt.lines, 0).id, quantity: 1 }],
      }).then(
        () => 'returned',
        (error: Error) => error.message,
      ),
    ),
  );
  expect(returns.filter((outcome) => outcome === 'returned')).toHaveLength(1);
  expect(returns.filter((outcome) => outcome.includes('NOTHING_LEFT_TO_RETURN'))).toHaveLength(2);
});

test('afterwards the ledger adds up and every change left exactly its events', async () => {
  // Two of the trips were paid with a card.
  expect(await house.settle()).toEqual({ findings: [], receipts: 2 });
});
