import { accepted, type Result } from '@rayon/kernel';
import type { CatalogRejection } from '../domain/rejection';
import { checkStore, definedStore, type StoreDefinition, storeIdOf } from '../domain/store';
import type { Asked, CatalogStore } from './catalog-store';

/** Creates a store, or changes the one with that reference. Gives its id. */
export const defineStore =
  ({ catalog }: { catalog: CatalogStore }) =>
  async (asked: Asked, raw: StoreDefinition): Promise<Result<{ storeId: string }, CatalogRejection>> => {
    const checked = checkStore(raw);
    if (!checked.ok) return checked;
    const storeId = storeIdOf(checked.value.reference);
    return catalog.change({ ...asked, name: 'defineStore', input: checked.value }, async (reads) => {
      const present = await reads.store(storeId);
      const store = definedStore(present, checked.value);
      if (!store.ok) return store;
      return accepted({
        answer: { storeId },
        change: store.value === present ? {} : { stores: [store.value] },
      });
    });
  };
