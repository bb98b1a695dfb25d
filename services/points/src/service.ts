import { createService, type RequestContext, type RunningService, type ServiceDeps } from '@rayon/subgraph';
import { listen } from './adapters/events/listeners';
import type { PointsContext } from './adapters/graphql/context';
import { auditStoredLedger } from './adapters/mongo/ledger-records';
import { pointsModels } from './adapters/mongo/models';
import { createPointsBrowser } from './adapters/mongo/points-browser';
import { buildPointsSubgraph } from './schema';
import type { LedgerAudit } from './use-cases/audit-ledger';

/** The ledger, and its audit for whoever runs it. */
export type PointsService = RunningService & Readonly<{ auditLedger: () => Promise<LedgerAudit> }>;

/** Starts the ledger on its own database. */
export const createPointsService = (deps: ServiceDeps): Promise<PointsService> =>
  createService(deps, {
    subgraph: buildPointsSubgraph(),
    models: ({ connection }) => pointsModels(connection),
    assemble: ({ connection, models, listeners }) => {
      listen(listeners, { models, clock: deps.clock });
      const browser = createPointsBrowser(models);
      const auditLedger = () => auditStoredLedger(connection, models);
      const context = (request: RequestContext): PointsContext => ({
        request,
        browser,
        auditLedger,
        clock: deps.clock,
      });
      return { context, more: { auditLedger } };
    },
  });
