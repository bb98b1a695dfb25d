import type { Store } from './store';

/** Whether a campaign names a store, or the region it is in. */
export const isNamedBy = (
  { storeIds, regions }: Readonly<{ storeIds: readonly string[]; regions: readonly string[] }>,
  { id, region }: Store,
): boolean => storeIds.includes(id) || (region !== null && regions.includes(region));
