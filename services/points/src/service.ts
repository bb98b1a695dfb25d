import { createService, type RunningService, type ServiceDeps } from '@rayon/subgraph';
import type { PointsContext } from './graph/context';
import { moveDuePoints, moveDuePointsJob } from './jobs/move-due-points';
import { moveDueTiers, moveDueTiersJob } from './jobs/move-due-tiers';
import { auditStoredLedger, ledgerTables, openLedger } from './ledger';
import type { LedgerAudit } from './ledger-audit';
import { openProgramme } from './programme';
import { registerReactions } from './reactions';
import { buildPointsSubgraph } from './schema';
import { defaultConfig, type PointsConfig } from './settings';
import { openTiers, retellTiers } from './tiers';

/** The ledger, and its audit for whoever runs it; `moveDuePoints` and `moveDueTiers` run their job now instead of at the next minute. */
export type PointsService = RunningService &
  Readonly<{
    auditLedger: () => Promise<LedgerAudit>;
    moveDuePoints: (run?: { signal?: AbortSignal; batch?: number }) => Promise<number>;
    moveDueTiers: (run?: { signal?: AbortSignal; batch?: number }) => Promise<number>;
  }>;

/** What the ledger needs to run. */
export type PointsDeps = ServiceDeps & Readonly<{ config?: PointsConfig }>;

/** Starts the ledger on its own database. */
export const createPointsService = (deps: PointsDeps): Promise<PointsService> =>
  createService<PointsContext, Pick<PointsService, 'auditLedger' | 'moveDuePoints' | 'moveDueTiers'>>(deps, {
    subgraph: buildPointsSubgraph(),
    tables: ledgerTables,
    assemble: async ({ database, consumers, job }) => {
      const { clock, logger, config = defaultConfig } = deps;
      const { adjustmentLimit } = config;
      const ledger = openLedger(database);
      const programme = openProgramme(ledger, clock);
      const tiers = openTiers(ledger, programme);
      await Promise.all([programme.versions(), tiers.versions()]);
      registerReactions(consumers, ledger, { ...deps, programme, tiers });
      job(moveDuePointsJob(ledger, programme, logger));
      job(moveDueTiersJob(tiers, logger));
      return {
        context: (request) => ({ request, ledger, programme, tiers, adjustmentLimit, clock }),
        retells: [retellTiers(tiers)],
        more: {
          auditLedger: () => auditStoredLedger(ledger),
          moveDuePoints: (run = {}) => moveDuePoints(ledger, programme, { logger, ...run }),
          moveDueTiers: (run = {}) => moveDueTiers(tiers, { logger, ...run }),
        },
      };
    },
  });
