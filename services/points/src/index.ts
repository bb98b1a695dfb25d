export type { Discrepancy, LedgerAudit } from './domain/ledger-audit';
export { buildPointsSubgraph } from './schema';
export { createPointsService, type PointsService } from './service';
