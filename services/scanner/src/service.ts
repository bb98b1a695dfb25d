import { createService, type RequestContext, type RunningService, type ServiceDeps } from '@rayon/subgraph';
import { startAbandonedTripsJob } from './abandoned-trips';
import { createReadCode } from './adapters/barcodes/read-code';
import { createCheckPresentation } from './adapters/cards/check-presentation';
import { systemChance } from './adapters/chance/chance';
import { transferCodes } from './adapters/chance/transfer-codes';
import { createCopyFreshness } from './adapters/events/copy-freshness';
import { listenToAdjudications } from './adapters/events/on-basket-adjudicated';
import { listenToCatalog, watchCatalog } from './adapters/events/on-catalog';
import { listenToSigningKeys, watchSigningKeys } from './adapters/events/on-signing-key-published';
import type { ScannerContext } from './adapters/graphql/context';
import { createArticleMemory } from './adapters/mongo/article-memory';
import { createArticles } from './adapters/mongo/articles';
import { createCardKeys } from './adapters/mongo/card-keys';
import { changeWithin } from './adapters/mongo/change-trip';
import { scannerCollections } from './adapters/mongo/models';
import { createReceipts } from './adapters/mongo/receipts';
import { createRecentTrips } from './adapters/mongo/recent-trips';
import { createStores } from './adapters/mongo/stores';
import { createTripStore } from './adapters/mongo/trip-store';
import { createTrips } from './adapters/mongo/trips';
import { defaultConfig, type ScannerConfig } from './config';
import { buildScannerSubgraph } from './schema';
import { createUseCases } from './use-cases';
import type { Chance } from './use-cases/ports';

/** A held article is read anew after this long, should a tap ever have missed a change. */
const articleHeldMilliseconds = 60_000;

/** What the scanner needs to run; `chance` is for tests that must know a draw. */
export type ScannerDeps = ServiceDeps & Readonly<{ config?: ScannerConfig; chance?: Partial<Chance> }>;

/** A running scanner; `closeAbandoned` runs the job now instead of at the next minute. */
export type ScannerService = RunningService & Readonly<{ closeAbandoned: () => Promise<number> }>;

/** Starts the scanner: its store, its copies of what others told, its subgraph. */
export const createScannerService = (deps: ScannerDeps): Promise<ScannerService> => {
  const { bus, clock, logger, config = defaultConfig } = deps;
  const now = () => clock().getTime();
  return createService(deps, {
    subgraph: buildScannerSubgraph(),
    models: ({ connection }) => scannerCollections(connection),
    assemble: async ({ connection, models: collections, outbox, commands, listeners, alongside }) => {
      const recent = createRecentTrips();
      const memory = createArticleMemory({
        max: config.articlesInMemoryMax,
        millisecondsMax: articleHeldMilliseconds,
        now,
      });
      const articles = createArticles(collections, memory);
      const stores = createStores(collections, now);
      const cardKeys = createCardKeys(collections);
      await cardKeys.reload();
      const hasCopy = (await collections.articles.findOne({}, { projection: { _id: 1 } })) !== null;
      const freshness = createCopyFreshness({ now, hasCopy });

      const useCases = createUseCases({
        trips: createTrips({ connection, collections, commands, outbox, recent }),
        receipts: createReceipts({ collections, commands }),
        articles,
        stores,
        readCode: createReadCode(config),
        checkPresentation: createCheckPresentation(cardKeys, clock),
        chance: { ...systemChance, ...deps.chance },
        transferCodes,
        noteRefusedCode: (about) => logger.warn(about, 'a transfer code was refused'),
        limits: config.limits,
        auditRules: config.auditRules,
        transferCodeMinutes: config.transferCodeMinutes,
        rules: config.abandon,
      });

      const copies = { articles, stores, memory, freshness };
      listenToCatalog(listeners, copies);
      listenToSigningKeys(listeners, cardKeys);
      const change = changeWithin(createTripStore(collections));
      listenToAdjudications(listeners, { change, recent, clock });
      alongside(await watchSigningKeys(bus, cardKeys));
      alongside(await watchCatalog(bus, copies));
      alongside(startAbandonedTripsJob({ closeAbandoned: useCases.closeAbandoned, clock, logger }));

      return {
        context: (request: RequestContext): ScannerContext => ({
          request,
          useCases,
          clock,
          isBehind: freshness.isBehind,
        }),
        more: {
          closeAbandoned: () => useCases.closeAbandoned({ at: clock(), correlationId: 'abandoned-trips' }),
        },
      };
    },
  });
};
