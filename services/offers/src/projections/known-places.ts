import { BrandDefinedV1 } from '@rayon/events';
import { knownIds } from '@rayon/messaging';
import { knownStores } from './known-stores';

/** Places of *catalog*, so that no campaign is made for one that does not exist. */
export const knownPlaces = {
  stores: knownStores,
  brands: knownIds('knownBrands', BrandDefinedV1),
};
