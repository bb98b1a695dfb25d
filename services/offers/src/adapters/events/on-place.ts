import { BrandDefinedV1, StoreDefinedV1 } from '@rayon/events';
import type { KnownIds, Listeners } from '@rayon/messaging';

const durable = 'offers-on-place';

/** Keeps the ids of stores and brands, so that no campaign is made for a place that does not exist. */
export const listenToPlaces = (
  listeners: Pick<Listeners, 'on'>,
  { stores, brands }: Readonly<{ stores: KnownIds; brands: KnownIds }>,
): void => {
  listeners.on(StoreDefinedV1, { durable }, ({ data }, session) => stores.remember(data.storeId, session));
  listeners.on(BrandDefinedV1, { durable }, ({ data }, session) => brands.remember(data.brandId, session));
};
