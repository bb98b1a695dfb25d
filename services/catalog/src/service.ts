import { hopAudience } from '@rayon/auth';
import type { VariableMeasureRule } from '@rayon/gs1';
import { connectStore, createCommands, createOutbox, ensureIndexes, startRelay } from '@rayon/mongo';
import { createSubgraphHost, type RunningService, type ServiceDeps } from '@rayon/service-host';
import type { CatalogContext, CatalogUseCases } from './adapters/graphql/context';
import { createCatalogBrowser } from './adapters/mongo/catalog-browser';
import { createCatalogStore, ensureSequence } from './adapters/mongo/catalog-store';
import { catalogModels } from './adapters/mongo/models';
import { buildCatalogSubgraph } from './schema';
import type { CatalogStore } from './use-cases/catalog-store';
import { defineBrand } from './use-cases/define-brand';
import { defineStore } from './use-cases/define-store';
import { importArticles } from './use-cases/import-articles';
import { putLot } from './use-cases/put-lot';
import { setPrice } from './use-cases/set-price';
import { setSaleStop } from './use-cases/set-sale-stop';

const name = 'catalog';

const useCasesOn = (catalog: CatalogStore, rules?: readonly VariableMeasureRule[]): CatalogUseCases => ({
  defineStore: defineStore({ catalog }),
  defineBrand: defineBrand({ catalog }),
  importArticles: importArticles({ catalog, rules }),
  setPrice: setPrice({ catalog }),
  setSaleStop: setSaleStop({ catalog }),
  putLot: putLot({ catalog }),
});

/**
 * Starts the catalogue on its own database. `variableMeasure` says how the retailer's in-store codes are laid out (the French
 * convention unless given); the scanner must be given the same.
 */
export const createCatalogService = async (
  deps: ServiceDeps & Readonly<{ variableMeasure?: readonly VariableMeasureRule[] }>,
): Promise<RunningService> => {
  const { storeUrl, bus, clock, logger, hops, databasePrefix = '', metrics, variableMeasure } = deps;
  const connection = await connectStore({ url: storeUrl, database: `${databasePrefix}rayon-${name}` });
  const models = catalogModels(connection);
  const outbox = createOutbox(connection);
  const commands = createCommands({ connection, outbox });
  await ensureIndexes(connection);
  await ensureSequence(models);
  const relay = startRelay({ connection, bus, logger });

  const useCases = useCasesOn(createCatalogStore({ connection, models, commands }), variableMeasure);
  const browser = createCatalogBrowser(models);
  const { schema, sdl } = buildCatalogSubgraph();
  const host = createSubgraphHost<CatalogContext>({
    name,
    schema,
    sdl,
    hops: hops(hopAudience(name)),
    context: (request) => ({ request, useCases, browser, clock }),
    logger,
    metrics,
  });
  return {
    name,
    host,
    stop: async () => {
      await relay.stop();
      await connection.close();
    },
  };
};
