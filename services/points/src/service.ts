import { hopAudience } from '@rayon/auth';
import { connectStore, createListeners, createOutbox, ensureIndexes, startRelay } from '@rayon/mongo';
import { createSubgraphHost, type RunningService, type ServiceDeps } from '@rayon/service-host';
import { listen } from './adapters/events/listeners';
import type { PointsContext } from './adapters/graphql/context';
import { auditStoredLedger } from './adapters/mongo/ledger-records';
import { pointsModels } from './adapters/mongo/models';
import { createPointsBrowser } from './adapters/mongo/points-browser';
import { buildPointsSubgraph } from './schema';
import type { LedgerAudit } from './use-cases/audit-ledger';

const name = 'points';

/** The ledger, and its audit for whoever runs it. */
export type PointsService = RunningService & Readonly<{ auditLedger: () => Promise<LedgerAudit> }>;

/** Starts the ledger on its own database. */
export const createPointsService = async ({
  storeUrl,
  bus,
  clock,
  logger,
  hops,
  databasePrefix = '',
  metrics,
}: ServiceDeps): Promise<PointsService> => {
  const connection = await connectStore({ url: storeUrl, database: `${databasePrefix}rayon-${name}` });
  const models = pointsModels(connection);
  const outbox = createOutbox(connection);
  await ensureIndexes(connection);
  const relay = startRelay({ connection, bus, logger });
  const listeners = createListeners({ connection, bus, outbox, service: name, logger });
  listen(listeners, { models, clock });
  await listeners.start();

  const browser = createPointsBrowser(models);
  const auditLedger = () => auditStoredLedger(connection, models);
  const { schema, sdl } = buildPointsSubgraph();
  const host = createSubgraphHost<PointsContext>({
    name,
    schema,
    sdl,
    hops: hops(hopAudience(name)),
    context: (request) => ({ request, browser, auditLedger, clock }),
    logger,
    metrics,
  });
  return {
    name,
    host,
    auditLedger,
    stop: async () => {
      await listeners.stop();
      await relay.stop();
      await connection.close();
    },
  };
};
