import { newId } from '@rayon/kernel';
import { createService, type RequestContext, type RunningService, type ServiceDeps } from '@rayon/subgraph';
import { followChanges } from './adapters/events/follow-changes';
import type { Listening } from './adapters/events/listening';
import { listenToMembers } from './adapters/events/on-member';
import { listenToPlaces } from './adapters/events/on-place';
import { listenToReceipts } from './adapters/events/on-receipt';
import { listenToTrips } from './adapters/events/on-trip';
import type { OffersContext, OffersUseCases } from './adapters/graphql/context';
import { campaignCommands } from './adapters/mongo/change-campaigns';
import { knownPlacesIn, offersModels } from './adapters/mongo/models';
import { storesIn } from './adapters/mongo/stores';
import type { OffersConfig } from './config';
import { buildOffersSubgraph } from './schema';
import { followCampaigns } from './use-cases/live-campaigns';
import { seeTrips } from './use-cases/see-trips';
import { workOutOffers } from './use-cases/work-out-offers';

/** Starts offers on their own database; any number of processes may run it. Campaigns that name no currency are in `currency`. */
export const createOffersService = (deps: ServiceDeps & Partial<OffersConfig>): Promise<RunningService> => {
  const { bus, clock, logger, currency = 'EUR' } = deps;
  return createService(deps, {
    subgraph: buildOffersSubgraph(),
    models: ({ connection }) => {
      offersModels(connection);
      knownPlacesIn(connection);
    },
    assemble: async ({ connection, commands, listeners, alongside }) => {
      const committed = storesIn(connection);
      const live = await followCampaigns({ campaigns: committed.campaigns, now: clock });
      alongside(await followChanges(bus, live, logger));

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
      const places = knownPlacesIn(connection);
      listenToPlaces(listeners, places);

      const useCases: OffersUseCases = {
        ...campaignCommands({
          commands,
          storesIn: (session) => storesIn(connection, session),
          places: { storesExist: places.stores.allKnown, brandsExist: places.brands.allKnown },
          clock,
        }),
        campaignsById: committed.campaigns.find,
        campaigns: committed.campaigns.list,
        results: committed.results.of,
        seeTrips: seeTrips(committed),
        workOut: workOutOffers({ stores: committed, live, now: clock, currency }),
      };
      const context = (request: RequestContext): OffersContext => ({ request, clock, useCases, currency });
      return { context, more: {} };
    },
  });
};
