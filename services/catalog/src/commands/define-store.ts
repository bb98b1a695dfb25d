import { worksIn } from '@rayon/auth';
import { accepted, rejected } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { changeCatalog } from '../changes';
import { because } from '../domain/rejection';
import { checkReference, checkStore, definedStore, storeIdOf } from '../domain/store';
import type { CatalogAsking } from '../graph/context';
import { catalogRefusals } from '../graph/refusal.type';
import { presentStore, StoreType } from '../graph/store.type';

@ObjectType('StoreDefined')
class StoreDefined {
  @Field(() => StoreType)
  store!: StoreType;
}

/** Creates a store, or changes the one with that reference; who is bound to stores corrects those and creates none. */
export const defineStore = command({
  name: 'defineStore',
  allow: ['administrator'],
  input: z.object({
    reference: z.string().describe("The retailer's own number; the same one again changes that store."),
    name: z.string(),
    city: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    region: z
      .string()
      .nullish()
      .describe('As the retailer calls it, the same text for each of its stores; none when absent.'),
  }),
  answer: StoreDefined,
  refusal: catalogRefusals,
  run: async (input, asking: CatalogAsking) => {
    const reference = checkReference(input.reference);
    if (!reference.ok) return reference;
    const storeId = storeIdOf(reference.value);
    if (!worksIn(asking.principal, storeId)) return rejected(because('NotYourStore', 'reference'));
    const checked = checkStore(input);
    if (!checked.ok) return checked;
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
