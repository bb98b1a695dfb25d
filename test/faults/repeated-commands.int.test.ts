import {
  attempt,
  claimBasket,
  endTrip,
  type GatewayClient,
  type MutationCall,
  openTrip,
  perform,
  presentCard,
  returnLine,
  scan,
  settleChecks,
} from '@rayon/infra';
import { newId } from '@rayon/kernel';
import { type Amounts, at, endedBasket, reasonOf, scannerCall } from './gateway-calls';
import { scanCall } from './scanning-handheld';
import { openSmallHouse, type SmallHouse } from './small-house';
import type { SmallShop } from './small-shop';

let house: SmallHouse;
let shop: SmallShop;
beforeAll(async () => {
  house = await openSmallHouse();
  shop = house.shop;
});
afterAll(() => house?.stop());

test('a command id that comes back with another input is refused and changes nothing', async () => {
  const handheld = at(shop.handhelds, 0);
  const till = at(shop.tills, 0);
  const reused = async (client: GatewayClient, call: MutationCall, otherInput: Record<string, unknown>) => {
    const first = await perform(client, call);
    const other = await attempt(client, { ...call, input: { ...call.input, ...otherInput } });
    expect([call.mutation, reasonOf(other)]).toEqual([call.mutation, 'COMMAND_ID_REUSED']);
    expect(await perform(client, call)).toEqual(first);
    return first;
  };
  const card = await presentCard(handheld, at(shop.shoppers, 0).gsrn);
  const { trip } = (await reused(
    handheld,
    scannerCall('openTrip', 'TripOpened', 'trip { id }', {
      commandId: newId(),
      presentation: card.presentation,
    }),
    { presentation: undefined },
  )) as { trip: { id: string } };
  const tripId = trip.id;
  const call = scanCall({ tripId, code: at(shop.codes, 1), commandId: newId() });
  const { line } = (await reused(handheld, call, { code: at(shop.codes, 2) })) as { line: { id: string } };
  await reused(handheld, scanCall({ tripId, code: at(shop.codes, 4), commandId: newId() }), { quantity: 2 });
  const second = await scan(handheld, { tripId, code: at(shop.codes, 5) });
  if (!second.ok) throw new Error(second.refusal.message);
  await reused(
    handheld,
    scannerCall('voidLine', 'LineVoided', 'trip { subtotal { minor } }', {
      commandId: newId(),
      tripId,
      lineId: second.value.line.id,
    }),
    { lineId: line.id },
  );
  const { transferCode } = await endTrip(handheld, tripId);
  const basket = await claimBasket(till, transferCode);
  expect(basket.lines).toHaveLength(2);
  await settleChecks(shop.associate, basket);
  const { receipt } = (await reused(
    till,
    scannerCall('confirmPayment', 'PaymentConfirmed', 'receipt { id lines { id } }', {
      commandId: newId(),
      tripId,
      businessDate: '2026-11-02',
      receiptNumber: newId(),
      tenders: [{ kind: 'CARD', amountMinor: basket.due?.minor }],
    }),
    { receiptNumber: newId() },
  )) as { receipt: { id: string; lines: { id: string }[] } };
  await reused(
    till,
    scannerCall('returnLine', 'LineReturned', 'refund { minor }', {
      commandId: newId(),
      receiptId: receipt.id,
      lineId: at(receipt.lines, 0).id,
      quantity: 1,
    }),
    { lineId: at(receipt.lines, 1).id },
  );
});

test('one scan sent over many connections at once is one line, and every answer is the same', async () => {
  const handheld = at(shop.handhelds, 1);
  const trip = await openTrip(handheld);
  const call = scanCall({ tripId: trip.id, code: at(shop.codes, 0), commandId: newId() });
  const answers = await Promise.all(Array.from({ length: 20 }, () => perform<Amounts>(handheld, call)));
  expect(new Set(answers.map(({ line }) => line.id)).size).toBe(1);
  const { currentTrip } = await handheld.ask<{ currentTrip: { lines: unknown[] } }>(
    'query { currentTrip { lines { id } } }',
  );
  // The bottle and its deposit.
  expect(currentTrip.lines).toHaveLength(2);
});

test('one payment sent over many connections makes one receipt and one accrual; one return gives back once', async () => {
  const shopper = at(shop.shoppers, 1);
  const till = at(shop.tills, 1);
  const { tripId, transferCode } = await endedBasket(at(shop.handhelds, 1), {
    codes: shop.codes.slice(1, 3),
    gsrn: shopper.gsrn,
  });
  const basket = await claimBasket(till, transferCode);
  await settleChecks(shop.associate, basket);
  const payment = scannerCall(
    'confirmPayment',
    'PaymentConfirmed',
    'receipt { id total { minor } lines { id } }',
    {
      commandId: newId(),
      tripId,
      businessDate: '2026-11-02',
      receiptNumber: newId(),
      tenders: [{ kind: 'CARD', amountMinor: basket.due?.minor }],
    },
  );
  type Paid = { receipt: { id: string; lines: { id: string }[] } };
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      // A till that forgot its command id after a crash asks with a new one: the receipt's own key is enough.
      perform<Paid>(till, {
        ...payment,
        input: { ...payment.input, ...(index % 2 ? {} : { commandId: newId() }) },
      }),
    ),
  );
  expect(new Set(answers.map(({ receipt }) => receipt.id)).size).toBe(1);
  const { receipt } = at(answers, 0);

  const returns = await Promise.all(
    [0, 1, 2].map(() =>
      returnLine(till, { receiptId: receipt.id, lineId: at(receipt.lines, 0).id, quantity: 1 }).then(
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
