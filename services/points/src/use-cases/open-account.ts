import { newAccount } from '../domain/transfer';
import type { LedgerUnit } from './points-ledger';

/** Opens the account of a new member; an account that exists (a receipt came first) stays as it is. */
export const openAccount = async (ledger: LedgerUnit, memberId: string): Promise<void> => {
  if (!(await ledger.account(memberId))) await ledger.saveAccount(newAccount(memberId));
};
