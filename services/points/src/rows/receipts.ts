import { points } from '@rayon/kernel';
import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import type { KnownReceipt, ReceiptFacts, ReceiptPoints } from '../domain/receipt-points';

const pointsShape = z.int().nonnegative().transform(points);

const keptShape = z.object({
  lineId: z.string(),
  quantityKept: z.int(),
  paidMinor: z.int(),
  bonusPoints: z.int(),
});

const pointsBackShape = z.object({ points: z.int(), amountMinor: z.int() }).optional();

const receiptShape = z.object({
  receiptId: z.string(),
  status: z.enum(['awaited', 'known']),
  /** Returns that came before their receipt. */
  waiting: z
    .array(
      z.object({
        returnId: z.string(),
        number: z.int(),
        lines: z.array(keptShape),
        pointsBack: pointsBackShape,
        at: z.date(),
      }),
    )
    .optional(),
  facts: z.custom<ReceiptFacts>().optional(),
  ruleVersion: z.int().optional(),
  earnedUnder: z
    .object({
      termsVersion: z.int().optional(),
      activeOn: z.string().optional(),
      expiresOn: z.string().optional(),
      renewMonths: z.int().optional(),
    })
    .optional(),
  lines: z
    .array(
      z.object({
        lineId: z.string(),
        quantity: z.int(),
        returned: z.int(),
        earned: pointsShape,
        reversed: z.int(),
      }),
    )
    .optional(),
  kept: z.object({ number: z.int(), lines: z.array(keptShape), pointsBack: pointsBackShape }).optional(),
});

/** A receipt as it is kept: the whole of it, or the returns that wait for it. */
type ReceiptRow = z.infer<typeof receiptShape>;

/** What the ledger knows of receipts. */
export const receipts = table<ReceiptRow>('receipts', {
  key: 'receiptId',
  retention: keptAsLongAs('it may be returned'),
  row: receiptShape,
  indexes: [{ on: { status: 1 } }],
});

/** A stored receipt as the rules see it. */
export const toReceipt = ({ receiptId, status, waiting, ...known }: ReceiptRow): ReceiptPoints =>
  status === 'awaited'
    ? { status, receiptId, waiting: waiting ?? [] }
    : ({ status, ...known } as unknown as KnownReceipt);

/** A receipt as it is kept. */
export const toReceiptRow = (receipt: ReceiptPoints): ReceiptRow =>
  (receipt.status === 'awaited'
    ? receipt
    : { receiptId: receipt.facts.receiptId, ...receipt }) as unknown as ReceiptRow;
