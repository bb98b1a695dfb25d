import { knownIdsIn } from '@rayon/messaging';
import type { Connection } from 'mongoose';
import type { KnownPlaces, Transaction } from '../../use-cases/ports';
import { sessionOf } from './session-of';

/** Own copy of the ids of stores and brands, told by *catalog*. */
export type PlaceCopies = KnownPlaces &
  Readonly<{
    rememberStore: (transaction: Transaction, id: string) => Promise<void>;
    rememberBrand: (transaction: Transaction, id: string) => Promise<void>;
  }>;

/** The copies in the store. */
export const knownPlacesIn = (connection: Connection): PlaceCopies => {
  const stores = knownIdsIn(connection, { model: 'KnownStore', collection: 'knownStores' });
  const brands = knownIdsIn(connection, { model: 'KnownBrand', collection: 'knownBrands' });
  return {
    storesExist: stores.allKnown,
    brandExists: (id) => brands.allKnown([id]),
    rememberStore: (transaction, id) => stores.remember(id, sessionOf(transaction)),
    rememberBrand: (transaction, id) => brands.remember(id, sessionOf(transaction)),
  };
};
