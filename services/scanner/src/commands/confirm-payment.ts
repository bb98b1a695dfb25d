import { isDeepStrictEqual } from 'node:util';
import { accepted, type BadInput, type Result, rejected } from '@rayon/kernel';
import { type Cause, type CommandIdReused, runOnce, type Transaction, unlessThere } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { raiseAges } from '../domain/checks';
import { confirmPayment as confirm, type PaymentRejection } from '../domain/confirm-payment';
import type { TripId } from '../domain/ids';
import { holdsPaymentCard } from '../domain/payment-card';
import type { Receipt, Tender } from '../domain/receipt';
import type { ReceiptNumberUsed, StoreUnknown, TripNotFound } from '../domain/refused';
import { dayIn } from '../domain/store';
import type { Now } from '../domain/withdrawal';
import { receiptClosed } from '../events/receipt-events';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { presentReceipt, ReceiptType } from '../graph/receipt.type';
import { scannerRefusals } from '../graph/refusal.type';
import { tenderKind } from '../graph/tender-kind';
import { lookAgain } from '../look-again';
import { ofKey } from '../rows/receipts';
import { tripChange } from '../rows/trips';
import type { Scanner } from '../scanner';
import { inTripWords, tripNotFound } from './change-trip';
import { tripId } from './shapes';

/** How far a till's business date may lie from the day in its store. */
const businessDaysPastMax = 31;
const businessDaysAheadMax = 1;
const dayMilliseconds = 86_400_000;

const receiptNumber = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[\x20-\x7e]+$/)
  .refine((text) => !holdsPaymentCard(text));

const tender = z
  .object({
    kind: tenderKind,
    amountMinor: z.int().min(1),
  })
  .meta({ input: 'TenderInput' });

@ObjectType('PaymentConfirmed')
class PaymentConfirmed {
  @Field(() => ReceiptType)
  receipt!: ReceiptType;
}

export const confirmPayment = command({
  name: 'confirmPayment',
  description: 'Closes the trip with what the till took.',
  allow: ['terminal'],
  input: z.object({
    tripId,
    businessDate: z.iso.date().describe('YYYY-MM-DD.'),
    receiptNumber,
    tenders: z.array(tender).max(10),
  }),
  answer: PaymentConfirmed,
  refusal: scannerRefusals,
  run: async (
    input,
    { principal, ...asked }: ScannerAsking,
  ): Promise<Result<Receipt, PayRejection | StoreUnknown | CommandIdReused | BadInput>> => {
    const { scanner } = asked.context;
    const { terminalId, storeId } = callerAs(principal, 'terminal');
    const store = await scanner.assortment.store(storeId);
    if (!store) return rejected({ reason: 'StoreUnknown' } as const);
    if (!isNear(input.businessDate, dayIn(store, asked.at)))
      return rejected({ reason: 'BadInput' as const, field: 'businessDate' });
    const { tripId: id, businessDate, receiptNumber: number, tenders } = input;
    // Store, till, business date and number name the receipt for ever: the same key for the same trip gives the same
    // receipt, weeks later and under any command id.
    const key = { storeId, tillId: terminalId, businessDate, number };
    const receiptId = scanner.chance.newReceiptId();
    const payment = { terminalId, receiptId, key, tenders };
    const once = {
      ...asked,
      input: { name: asked.name, tripId: id, businessDate, receiptNumber: number, tenders },
    };
    const now = await lookAgain(scanner, id, asked.at);
    await raiseAgesOf(scanner, id, { now, cause: asked });
    let made: Receipt | undefined;
    const paid = await runOnce(scanner.database, once, async (transaction) => {
      const closed = await pay(scanner, transaction, { tripId: id, payment, now, cause: asked });
      if (!closed.ok) return closed;
      transaction.afterwards.push(() => {
        made = closed.value;
      });
      return accepted(null);
    });
    if (made) return accepted(made);
    // Looked for only now: whatever was paid under this key before made the payment a repetition or a refusal.
    const kept = await scanner.receipts.findOne(ofKey(key));
    if (kept && kept.row.tripId !== id) return rejected({ reason: 'ReceiptNumberUsed' } as const);
    if (kept)
      return isSamePayment(kept.row.tenders, tenders)
        ? accepted(kept.row)
        : rejected({ reason: 'AlreadyPaid' } as const);
    if (paid.ok) throw new Error(`the receipt of trip ${id} is missing`);
    return paid;
  },
  present: (receipt, { context }) => ({ receipt: presentReceipt(receipt, context.request.locale) }),
});

const isNear = (day: string, today: string): boolean => {
  const days = (Date.parse(day) - Date.parse(today)) / dayMilliseconds;
  return days >= -businessDaysPastMax && days <= businessDaysAheadMax;
};

const isSamePayment = (paid: readonly Tender[], told: readonly Tender[]): boolean => {
  const inOrder = (tenders: readonly Tender[]) =>
    tenders.map(({ kind, amountMinor }) => `${kind} ${amountMinor}`).sort();
  return isDeepStrictEqual(inOrder(paid), inOrder(told));
};

type Payment = Parameters<typeof confirm>[1];
type PayRejection = PaymentRejection | TripNotFound | ReceiptNumberUsed;

/** An age that rose since the claim is noted whether or not the payment is taken: staff must see what they are to check. */
const raiseAgesOf = async (
  { trips }: Scanner,
  id: TripId,
  { now: { articles, at }, cause }: { now: Now; cause: Cause },
): Promise<void> => {
  const kept = await trips.latest(id);
  if (kept?.row.status !== 'to-pay' || raiseAges(kept.row, articles, at).length === 0) return;
  await trips.change(id, { cause }, (trip) =>
    accepted(tripChange(trip, trip.status === 'to-pay' ? raiseAges(trip, articles, at) : [])),
  );
};

/** Closes the trip and writes its receipt, together or not at all. */
const pay = async (
  { trips, receipts }: Scanner,
  transaction: Transaction,
  { tripId: id, payment, now, cause }: { tripId: TripId; payment: Payment; now: Now; cause: Cause },
): Promise<Result<Receipt, PayRejection>> => {
  const closed = await trips.changeWithin<Receipt, PayRejection>(transaction, id, { cause }, (trip) => {
    // A till of another store is told nothing; one of this store that does not hold the basket is.
    if (trip.storeId !== payment.key.storeId) return tripNotFound;
    const paid = confirm(trip, payment, now);
    return paid.ok ? accepted(tripChange(trip, paid.value.events, paid.value.receipt)) : paid;
  });
  if (!closed.ok) return rejected(inTripWords<PayRejection>(closed.rejection));
  const receipt = closed.value.answer;
  if (!receipt) throw new Error('a payment without a receipt');
  const events = [receiptClosed(receipt)];
  const isNew = await unlessThere(() => receipts.insert({ row: receipt, events }, cause, { transaction }));
  return isNew ? accepted(receipt) : rejected({ reason: 'ReceiptNumberUsed' });
};
