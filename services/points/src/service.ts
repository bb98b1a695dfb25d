import { createService, type RunningService, type ServiceDeps } from '@rayon/subgraph';
import type { PointsContext } from './graph/context';
import { moveDuePoints, moveDuePointsJob } from './jobs/move-due-points';
import { auditStoredLedger, ledgerTables, openLedger } from './ledger';
import type { LedgerAudit } from './ledger-audit';
import { openProgramme } from './programme';
import { registerReactions } from './reactions';
import { buildPointsSubgraph } from './schema';

/** The ledger, and its audit for whoever runs it; `moveDuePoints` runs the job now instead of at the next minute. */
export type PointsService = RunningService &
  Readonly<{
    auditLedger: () => Promise<LedgerAudit>;
    moveDuePoints: (run?: { signal?: AbortSignal; batch?: number }) => Promise<number>;
  }>;

/** Starts the ledger on its own database. */
export const createPointsService = (deps: ServiceDeps): Promise<PointsService> =>
  createService<PointsContext, Pick<PointsService, 'auditLedger' | 'moveDuePoints'>>(deps, {
    subgraph: buildPointsSubgraph(),
    tables: ledgerTables,
    assemble: async ({ database, consumers, job }) => {
      const { clock, logger } = deps;
      const ledger = openLedger(database);
      const programme = openProgramme(ledger, clock);
      await programme.versions();
      registerReactions(consumers, ledger, { ...deps, programme });
      job(moveDuePointsJob(ledger, programme, logger));
      return {
        context: (request) => ({ request, ledger, programme, clock }),
        more: {
          auditLedger: () => auditStoredLedger(ledger),
          moveDuePoints: (run = {}) => moveDuePoints(ledger, programme, { logger, ...run }),
        },
      };
    },
  });
