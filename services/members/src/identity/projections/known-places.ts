import { BrandDefinedV1, StoreDefinedV1 } from '@rayon/events';
import { knownIds } from '@rayon/messaging';

/** Places of *catalog*: nobody and nothing is bound to one that does not exist. */
export const knownPlaces = {
  stores: knownIds('knownStores', StoreDefinedV1),
  brands: knownIds('knownBrands', BrandDefinedV1),
};
