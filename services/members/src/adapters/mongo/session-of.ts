import type { ClientSession } from 'mongoose';
import type { Transaction } from '../../use-cases/ports';

/** The store's session inside a use case's transaction; `null` reads outside any. Ours alone ever make one. */
export const sessionOf = (transaction: Transaction | undefined): ClientSession | null =>
  transaction === undefined ? null : (transaction as ClientSession);
