import type { GatewayClient } from '@rayon/client';
import { brandsDocument } from '@rayon/client/operations/console';
import { useCallback } from 'react';

/** Finds brands by their names, for a picker. */
export const useFindBrands = (caller: GatewayClient) =>
  useCallback(
    async (search: string) => {
      const { brands } = await caller.ask(brandsDocument, { search });
      return { items: brands.items, hasMore: brands.next !== null };
    },
    [caller],
  );
