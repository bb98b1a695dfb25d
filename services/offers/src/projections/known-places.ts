import { BrandDefinedV1, StoreDefinedV1 } from '@rayon/events';
import { knownIds } from '@rayon/messaging';

/** Places of *catalog*, so that no campaign is made for one that does not exist. */
export const knownPlaces = {
  stores: knownIds('knownStores', StoreDefinedV1),
  brands: knownIds('knownBrands', BrandDefinedV1),
};
