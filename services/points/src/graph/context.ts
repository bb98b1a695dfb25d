import type { Clock } from '@rayon/kernel';
import type { RequestContext } from '@rayon/subgraph';
import type { Account } from '../domain/transfer';
import type { Ledger } from '../ledger';
import type { OpenProgramme } from '../programme';
import type { OpenTiers } from '../tiers';

/** What every resolver of the ledger is given. */
export type PointsContext = Readonly<{
  request: RequestContext;
  ledger: Ledger;
  programme: OpenProgramme;
  tiers: OpenTiers;
  /** Points that one person gives or takes of one member by themselves. */
  adjustmentLimit: number;
  clock: Clock;
}>;

/** A member's account; all that a request needs are read together. */
export const loadAccount = ({ request, ledger }: PointsContext, memberId: string): Promise<Account | null> =>
  request.loader<string, Account>('accounts', async (memberIds) => {
    const found = await ledger.accounts.findAll(memberIds);
    return found.map((stored) => stored?.row ?? null);
  })(memberId);
