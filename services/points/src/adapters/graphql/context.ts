import type { Clock } from '@rayon/kernel';
import type { RequestContext } from '@rayon/subgraph';
import type { LedgerAudit } from '../../use-cases/audit-ledger';
import type { PointsBrowser } from '../mongo/points-browser';

/** What every resolver of the ledger is given. */
export type PointsContext = Readonly<{
  request: RequestContext;
  browser: PointsBrowser;
  auditLedger: () => Promise<LedgerAudit>;
  clock: Clock;
}>;
