import { createService, type RunningService, type ServiceDeps } from '@rayon/subgraph';
import type { PointsContext } from './graph/context';
import { auditStoredLedger, ledgerTables, openLedger } from './ledger';
import type { LedgerAudit } from './ledger-audit';
import { registerReactions } from './reactions';
import { buildPointsSubgraph } from './schema';

/** The ledger, and its audit for whoever runs it. */
export type PointsService = RunningService & Readonly<{ auditLedger: () => Promise<LedgerAudit> }>;

/** Starts the ledger on its own database. */
export const createPointsService = (deps: ServiceDeps): Promise<PointsService> =>
  createService<PointsContext, Pick<PointsService, 'auditLedger'>>(deps, {
    subgraph: buildPointsSubgraph(),
    tables: ledgerTables,
    assemble: ({ database, consumers }) => {
      const ledger = openLedger(database);
      registerReactions(consumers, ledger, deps);
      return {
        context: (request) => ({ request, ledger, clock: deps.clock }),
        more: { auditLedger: () => auditStoredLedger(ledger) },
      };
    },
  });
