import { aggregate, keptAsLongAs } from '@rayon/store';
import { z } from 'zod';
import type { Account } from '../domain/transfer';

const accountShape = z.object({
  memberId: z.string(),
  balance: z.int(),
  /** Rows of earlier versions have none. */
  reserved: z.int().default(0),
  sequence: z.int(),
  headHash: z.string().default(''),
});

/** Members' accounts: a balance is written in the transaction that adds its entry, never otherwise. */
export const accounts = aggregate<Account>('accounts', {
  key: 'memberId',
  retention: keptAsLongAs('the member has points'),
  row: accountShape,
});
