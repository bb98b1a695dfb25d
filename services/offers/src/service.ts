import { hopAudience } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import {
  connectStore,
  createCommands,
  createListeners,
  createOutbox,
  ensureIndexes,
  startRelay,
} from '@rayon/mongo';
import { createSubgraphHost, type RunningService, type ServiceDeps } from '@rayon/service-host';
import { followChanges } from './adapters/events/follow-changes';
import type { Listening } from './adapters/events/listening';
import { listenToMembers } from './adapters/events/on-member';
import { listenToReceipts } from './adapters/events/on-receipt';
import { listenToTrips } from './adapters/events/on-trip';
import type { OffersContext, OffersUseCases } from './adapters/graphql/context';
import { campaignCommands } from './adapters/mongo/change-campaigns';
import { offersModels } from './adapters/mongo/models';
import { storesIn } from './adapters/mongo/stores';
import type { OffersConfig } from './config';
import { buildOffersSubgraph } from './schema';
import { followCampaigns } from './use-cases/live-campaigns';
import { seeTrips } from './use-cases/see-trips';
import { workOutOffers } from './use-cases/work-out-offers';

const name = 'offers';

/** Starts offers on their own database; any number of processes may run it. Campaigns that name no currency are in `currency`. */
export const createOffersService = async (
  deps: ServiceDeps & Partial<OffersConfig>,
): Promise<RunningService> => {
  const { storeUrl, bus, clock, logger, hops, databasePrefix = '', metrics, currency = 'EUR' } = deps;
  const connection = await connectStore({ url: storeUrl, database: `${databasePrefix}rayon-${name}` });
  offersModels(connection);
  await ensureIndexes(connection);
  const outbox = createOutbox(connection);
  const relay = startRelay({ connection, bus, logger });
  const committed = storesIn(connection);

  const live = await followCampaigns({ campaigns: committed.campaigns, now: clock });
  const following = await followChanges(bus, live, logger);

  const listeners = createListeners({ connection, bus, outbox, service: name, logger });
  const listening: Listening = {
    listeners,
    stores: (session) => storesIn(connection, session),
    campaigns: live.index,
    clock,
    newId,
  };
  listenToTrips(listening);
  listenToReceipts(listening);
  listenToMembers(listening);
  await listeners.start();

  const useCases: OffersUseCases = {
    ...campaignCommands({
      commands: createCommands({ connection, outbox }),
      storesIn: (session) => storesIn(connection, session),
      clock,
    }),
    campaignsById: committed.campaigns.find,
    campaigns: committed.campaigns.list,
    results: committed.results.of,
    seeTrips: seeTrips(committed),
    workOut: workOutOffers({ stores: committed, live, now: clock, currency }),
  };
  const { schema, sdl } = buildOffersSubgraph();
  const host = createSubgraphHost<OffersContext>({
    name,
    schema,
    sdl,
    hops: hops(hopAudience(name)),
    context: (request) => ({ request, useCases, currency }),
    logger,
    metrics,
  });
  return {
    name,
    host,
    stop: async () => {
      await listeners.stop();
      await following.stop();
      await relay.stop();
      await connection.close();
    },
  };
};
