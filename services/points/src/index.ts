export { buildPointsSubgraph } from './schema';
export { createPointsService, type PointsService } from './service';
export type { Discrepancy, LedgerAudit } from './use-cases/audit-ledger';
