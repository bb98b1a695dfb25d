import { createService, type RunningService, type ServiceDeps } from '@rayon/subgraph';
import { catalogTables, openCatalog } from './catalog';
import { retellCatalog } from './events';
import type { CatalogContext } from './graph/context';
import { reindex } from './reindex';
import { buildCatalogSubgraph } from './schema';
import type { CatalogSettings } from './settings';

/** Starts the catalogue on its own database, with the French convention of in-store codes unless set otherwise. */
export const createCatalogService = (deps: ServiceDeps & Partial<CatalogSettings>): Promise<RunningService> =>
  createService<CatalogContext, object>(deps, {
    subgraph: buildCatalogSubgraph(),
    tables: catalogTables,
    assemble: async ({ database }) => {
      const catalog = openCatalog(database);
      await reindex(catalog);
      const { clock, variableMeasure } = deps;
      return {
        context: (request) => ({ request, clock, catalog, variableMeasure }),
        more: {},
        retells: retellCatalog(catalog, clock),
      };
    },
  });
