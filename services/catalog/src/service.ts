import type { VariableMeasureRule } from '@rayon/gs1';
import { createService, type RequestContext, type RunningService, type ServiceDeps } from '@rayon/subgraph';
import type { CatalogContext, CatalogUseCases } from './adapters/graphql/context';
import { createCatalogBrowser } from './adapters/mongo/catalog-browser';
import { createCatalogStore, ensureSequence } from './adapters/mongo/catalog-store';
import { catalogModels } from './adapters/mongo/models';
import type { CatalogConfig } from './config';
import { buildCatalogSubgraph } from './schema';
import type { CatalogStore } from './use-cases/catalog-store';
import { defineBrand } from './use-cases/define-brand';
import { defineStore } from './use-cases/define-store';
import { importArticles } from './use-cases/import-articles';
import { putLot } from './use-cases/put-lot';
import { setPrice } from './use-cases/set-price';
import { setSaleStop } from './use-cases/set-sale-stop';

const useCasesOn = (catalog: CatalogStore, rules?: readonly VariableMeasureRule[]): CatalogUseCases => ({
  defineStore: defineStore({ catalog }),
  defineBrand: defineBrand({ catalog }),
  importArticles: importArticles({ catalog, rules }),
  setPrice: setPrice({ catalog }),
  setSaleStop: setSaleStop({ catalog }),
  putLot: putLot({ catalog }),
});

/** Starts the catalogue on its own database, with the French convention of in-store codes unless told otherwise. */
export const createCatalogService = (deps: ServiceDeps & Partial<CatalogConfig>): Promise<RunningService> =>
  createService(deps, {
    subgraph: buildCatalogSubgraph(),
    models: ({ connection }) => catalogModels(connection),
    assemble: async ({ connection, models, commands }) => {
      await ensureSequence(models);
      const useCases = useCasesOn(createCatalogStore({ connection, models, commands }), deps.variableMeasure);
      const browser = createCatalogBrowser(models);
      const context = (request: RequestContext): CatalogContext => ({
        request,
        useCases,
        browser,
        clock: deps.clock,
      });
      return { context, more: {} };
    },
  });
