import { BrandDefinedV1, StoreDefinedV1 } from '@rayon/events';
import type { Listeners } from '@rayon/messaging';
import type { PlaceCopies } from '../mongo/known-places';

/** Keeps the ids of stores and brands, so that nobody and nothing is bound to a place that does not exist. */
export const onPlacesDefined = (
  listeners: Pick<Listeners, 'on'>,
  places: Pick<PlaceCopies, 'rememberStore' | 'rememberBrand'>,
): void => {
  listeners.on(StoreDefinedV1, { durable: 'members-on-store-defined' }, ({ data }, session) =>
    places.rememberStore(session, data.storeId),
  );
  listeners.on(BrandDefinedV1, { durable: 'members-on-brand-defined' }, ({ data }, session) =>
    places.rememberBrand(session, data.brandId),
  );
};
