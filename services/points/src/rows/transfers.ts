import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import { adjustmentReasons } from '../domain/adjustment-reason';
import { type Transfer, transferKinds } from '../domain/transfer';
import { lotShape, pendingLotShape } from './lots';

const transferShape = z.object({
  transferId: z.string(),
  kind: z.enum(transferKinds),
  memberId: z.string(),
  receiptId: z.string().optional(),
  paymentId: z.string().optional(),
  returnId: z.string().optional(),
  lineId: z.string().optional(),
  challenge: z
    .object({
      challengeId: z.string(),
      title: z.object({ fr: z.string(), en: z.string() }),
      step: z.int(),
      turn: z.int(),
    })
    .optional(),
  adjustment: z.object({ adjustmentId: z.string(), reason: z.enum(adjustmentReasons) }).optional(),
  ruleVersion: z.int().optional(),
  termsVersion: z.int().optional(),
  entries: z.array(z.object({ account: z.string(), points: z.int() })),
  lots: z.array(lotShape).optional(),
  pending: z.array(pendingLotShape).optional(),
  sequence: z.int(),
  balanceAfter: z.int(),
  at: z.date(),
  previousHash: z.string().default(''),
  hash: z.string(),
});

/** Entries of the ledger: only ever added. The id follows from the cause, so that the store refuses a second one. */
export const transfers = table<Transfer>('transfers', {
  key: 'transferId',
  retention: keptAsLongAs('a ledger is only ever added to'),
  row: transferShape,
  indexes: [
    // One entry per place of an account, and the order in which a member reads them.
    { on: { memberId: 1, sequence: 1 }, unique: true },
    { on: { receiptId: 1 } },
    // A statement reads what moved since a month began.
    { on: { memberId: 1, at: 1, sequence: 1 } },
  ],
});
