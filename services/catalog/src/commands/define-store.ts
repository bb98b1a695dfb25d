import { accepted } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { changeCatalog } from '../changes';
import { checkStore, definedStore, storeIdOf } from '../domain/store';
import type { CatalogAsking } from '../graph/context';
import { catalogRefusals } from '../graph/refusal.type';
import { presentStore, StoreType } from '../graph/store.type';

@ObjectType('StoreDefined')
class StoreDefined {
  @Field(() => StoreType)
  store!: StoreType;
}

/** Creates a store, or changes the one with that reference. */
export const defineStore = command({
  name: 'defineStore',
  allow: ['administrator'],
  input: z.object({
    reference: z.string().describe("The retailer's own number; the same one again changes that store."),
    name: z.string(),
    city: z.string(),
    currency: z.string(),
    timeZone: z.string(),
  }),
  answer: StoreDefined,
  refusal: catalogRefusals,
  run: async (input, asking: CatalogAsking) => {
    const checked = checkStore(input);
    if (!checked.ok) return checked;
    const storeId = storeIdOf(checked.value.reference);
    return changeCatalog(asking, checked.value, async ({ session }) => {
      const present = await asking.context.catalog.stores.find(storeId, { session });
      const store = definedStore(present, checked.value);
      if (!store.ok) return store;
      return accepted({
        answer: { storeId },
        change: store.value === present ? {} : { stores: [store.value] },
      });
    });
  },
  present: async ({ storeId }, { context: { catalog } }) => {
    const store = await catalog.stores.find(storeId);
    if (!store) throw new Error('a defined store cannot be read');
    return { store: presentStore(store) };
  },
});
