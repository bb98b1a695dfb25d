import { trackFreshness } from '@rayon/messaging';
import { openAggregate, openRows } from '@rayon/store';
import { createService, type RunningService, type ServiceDeps } from '@rayon/subgraph';
import { LRUCache } from 'lru-cache';
import { createReadCode } from './barcodes/read-code';
import { openCardKeys } from './cards/card-keys';
import { createCheckPresentation } from './cards/check-presentation';
import { type Chance, systemChance } from './chance/chance';
import { transferCodes } from './chance/transfer-codes';
import type { ScannerContext } from './graph/context';
import { closeAbandonedTrips, closeAbandonedTripsJob } from './jobs/close-abandoned-trips';
import { articles } from './projections/articles';
import { openAssortment } from './projections/assortment';
import { cardKeys } from './projections/card-keys';
import { stores } from './projections/stores';
import { followPricing } from './reactions/follow-pricing';
import { takeAdjudications } from './reactions/take-adjudication';
import { takePointsDecisions } from './reactions/take-points-decision';
import { takeReturnPrices } from './reactions/take-return-price';
import { receipts } from './rows/receipts';
import { trips } from './rows/trips';
import type { Scanner } from './scanner';
import { buildScannerSubgraph } from './schema';
import { defaultConfig, type ScannerConfig } from './settings';

/** Longer than pricing a basket takes, shorter than a till waits for an answer. */
const priceWaitMillisecondsUsual = 1_000;
/** Transfer codes this process remembers the trips of: more than are given out within their minutes. */
const handedOverMax = 10_000;

/** What the scanner needs to run; all but its settings is for tests, that must know a draw or wait for no clock. */
export type ScannerDeps = ServiceDeps &
  Readonly<{
    config?: ScannerConfig;
    chance?: Partial<Chance>;
    /** How long a till that comes before the price is kept waiting for it. */
    priceWaitMilliseconds?: number;
  }>;

/** A running scanner; `closeAbandoned` runs the job now instead of at the next minute. */
export type ScannerService = RunningService & Readonly<{ closeAbandoned: () => Promise<number> }>;

/** Starts the scanner: its trips and receipts, its copies of what others own, its subgraph. */
export const createScannerService = (deps: ScannerDeps): Promise<ScannerService> => {
  const { bus, clock, logger, config = defaultConfig } = deps;
  const { priceWaitMilliseconds = priceWaitMillisecondsUsual } = deps;
  const now = () => clock().getTime();
  return createService<ScannerContext, Pick<ScannerService, 'closeAbandoned'>>(deps, {
    subgraph: buildScannerSubgraph(),
    tables: [trips, receipts, articles.table, stores.table, cardKeys.table],
    assemble: async ({ database, consumers, project, job, alongside }) => {
      const { connection } = database;
      const kept = openAggregate(database, trips);
      const isCopied = (await openRows(connection, articles.table).findOne({})) !== undefined;
      // What prices come from: articles and stores keep up together.
      const freshness = trackFreshness(async () => isCopied, now);

      const assortment = await openAssortment({
        articles: project(articles, { freshness }),
        stores: project(stores, { freshness }),
        bus,
        now,
        articlesInMemoryMax: config.articlesInMemoryMax,
        logger,
      });
      alongside(assortment);
      const keys = await openCardKeys(project(cardKeys), bus);
      alongside(keys);
      const pricing = await followPricing(bus, kept, {
        waitMilliseconds: priceWaitMilliseconds,
      });
      alongside(pricing);

      const scanner: Scanner = {
        database,
        trips: kept,
        receipts: openAggregate(database, receipts),
        assortment,
        readCode: createReadCode(config),
        checkPresentation: createCheckPresentation(keys, clock),
        chance: { ...systemChance, ...deps.chance },
        transferCodes,
        handedOver: new LRUCache({ max: handedOverMax }),
        pricing,
        priceWaitMilliseconds,
        noteRefusedCode: (about) => logger.warn(about, 'a transfer code was refused'),
        config,
      };
      takeAdjudications(consumers, kept, clock);
      takePointsDecisions(consumers, kept, clock);
      takeReturnPrices(consumers, scanner.receipts, clock);
      job(closeAbandonedTripsJob(kept, config.abandon, clock));

      return {
        context: (request) => ({ request, scanner, clock, isBehind: () => freshness.now().isBehind }),
        more: {
          closeAbandoned: () =>
            closeAbandonedTrips(kept, config.abandon, { at: clock(), correlationId: 'abandoned-trips' }),
        },
      };
    },
  });
};
