import { accepted } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { CatalogAsking } from '../adapters/graphql/context';
import { catalogRefusals } from '../adapters/graphql/refusal.type';
import { presentStore, StoreType } from '../adapters/graphql/store.type';
import { checkStore, definedStore, storeIdOf } from '../domain/store';

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
  run: async (input, { context: { catalog }, ...asked }: CatalogAsking) => {
    const checked = checkStore(input);
    if (!checked.ok) return checked;
    const storeId = storeIdOf(checked.value.reference);
    return catalog.change({ ...asked, input: checked.value }, async (reads) => {
      const present = await reads.store(storeId);
      const store = definedStore(present, checked.value);
      if (!store.ok) return store;
      return accepted({
        answer: { storeId },
        change: store.value === present ? {} : { stores: [store.value] },
      });
    });
  },
  present: async ({ storeId }, { context: { browser } }) => {
    const [store] = await browser.stores([storeId]);
    if (!store) throw new Error('a defined store cannot be read');
    return { store: presentStore(store) };
  },
});
