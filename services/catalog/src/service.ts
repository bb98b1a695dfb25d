import { createService, type RequestContext, type RunningService, type ServiceDeps } from '@rayon/subgraph';
import type { CatalogContext } from './adapters/graphql/context';
import { createCatalogBrowser } from './adapters/mongo/catalog-browser';
import { createCatalogStore, ensureSequence } from './adapters/mongo/catalog-store';
import { catalogModels } from './adapters/mongo/models';
import type { CatalogConfig } from './config';
import { buildCatalogSubgraph } from './schema';

/** Starts the catalogue on its own database, with the French convention of in-store codes unless told otherwise. */
export const createCatalogService = (deps: ServiceDeps & Partial<CatalogConfig>): Promise<RunningService> =>
  createService(deps, {
    subgraph: buildCatalogSubgraph(),
    models: ({ connection }) => catalogModels(connection),
    assemble: async ({ connection, models, commands }) => {
      await ensureSequence(models);
      const catalog = createCatalogStore({ connection, models, commands });
      const browser = createCatalogBrowser(models);
      const { clock, variableMeasure } = deps;
      const context = (request: RequestContext): CatalogContext => ({
        request,
        clock,
        catalog,
        browser,
        variableMeasure,
      });
      return { context, more: {} };
    },
  });
