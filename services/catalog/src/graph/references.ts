import { byId } from '@rayon/subgraph';
import { presentArticle } from './article.type';
import { presentBrand } from './brand.type';
import type { CatalogContext } from './context';
import { presentStore } from './store.type';

/** The values that were found, each shown in its place. */
const shown = <Value>(found: readonly (Value | undefined)[], present: (value: Value) => object) =>
  found.map((value) => (value === undefined ? null : present(value)));

/** Entities of the catalogue that other subgraphs name by id. */
export const catalogReferences = {
  Store: byId<CatalogContext>(async (ids, { catalog }) =>
    shown(await catalog.stores.findAll(ids), presentStore),
  ),
  Brand: byId<CatalogContext>(async (ids, { catalog }) =>
    shown(await catalog.brands.findAll(ids), presentBrand),
  ),
  Article: byId<CatalogContext>(async (ids, { catalog }) =>
    shown(await catalog.articles.findAll(ids), presentArticle),
  ),
};
