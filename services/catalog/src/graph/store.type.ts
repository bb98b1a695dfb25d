import { Allow, byId, Reference } from '@rayon/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Store } from '../domain/store';
import type { CatalogContext } from './context';

/** A shop of the retailer. */
@Allow('public')
@Directive('@key(fields: "id")')
@Reference(
  byId(
    (ids, { catalog }: CatalogContext) => catalog.stores.findAll(ids),
    (store) => presentStore(store),
  ),
)
@ObjectType('Store', { description: 'A shop of the retailer.' })
export class StoreType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  city!: string;

  @Field(() => String, { description: 'ISO 4217 code; every price of the store is in it.' })
  currency!: string;

  @Field(() => String, { description: 'IANA name, e.g. Europe/Paris.' })
  timeZone!: string;

  @Field(() => String, { nullable: true, description: 'As the retailer calls it; campaigns may run in it.' })
  region?: string;
}

/** A store as the graph shows it. */
export const presentStore = ({ storeId, name, city, currency, timeZone, region }: Store): StoreType => ({
  id: storeId,
  name,
  city,
  currency,
  timeZone,
  ...(region === undefined ? {} : { region }),
});
