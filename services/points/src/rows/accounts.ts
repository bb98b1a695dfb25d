import { aggregate, keptAsLongAs } from '@rayon/store';
import { z } from 'zod';
import type { Account } from '../domain/transfer';
import { lotShape, pendingLotShape } from './lots';

const accountShape = z.object({
  memberId: z.string(),
  balance: z.int(),
  /** Rows of earlier versions have none. */
  reserved: z.int().default(0),
  /** Rows of earlier versions have none: what they hold never expires. */
  lots: z.array(lotShape).default([]),
  pending: z.array(pendingLotShape).default([]),
  dueOn: z.string().optional(),
  settledOn: z.string().optional(),
  sequence: z.int(),
  headHash: z.string().default(''),
});

/** Members' accounts: a balance is written in the transaction that adds its entry, never otherwise. */
export const accounts = aggregate<Account>('accounts', {
  key: 'memberId',
  retention: keptAsLongAs('the member has points'),
  row: accountShape,
  // Those that wait for a day, by that day: what happens by the calendar reads no other.
  indexes: [{ on: { dueOn: 1 }, sparse: true }],
});
