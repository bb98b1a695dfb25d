import { isUuid } from '@rayon/kernel';
import type { ReferenceResolver } from '@rayon/service-host';
import { presentArticle } from './article.type';
import { presentBrand } from './brand.type';
import type { CatalogContext } from './context';
import { presentStore } from './store.type';

type ReadMany<Value> = (ids: readonly string[]) => Promise<(Value | null)[]>;

/** Answers all references of a request with one read; a key that is no id is unknown like any other. */
const byKey =
  <Value>(
    read: (context: CatalogContext) => ReadMany<Value>,
    present: (value: Value) => object,
  ): ReferenceResolver<CatalogContext> =>
  async (references, context) => {
    const ids = [...new Set(references.map(({ id }) => id).filter(isUuid))];
    const values = ids.length === 0 ? [] : await read(context)(ids);
    const byId = new Map(ids.map((id, index) => [id, values[index] ?? null]));
    return references.map(({ id }) => {
      const value = isUuid(id) ? byId.get(id) : null;
      return value ? present(value) : null;
    });
  };

/** Entities of the catalogue that other subgraphs name by id. */
export const catalogReferences = {
  Store: byKey(({ browser }) => browser.stores, presentStore),
  Brand: byKey(({ browser }) => browser.brands, presentBrand),
  Article: byKey(({ browser }) => browser.articles, presentArticle),
};
