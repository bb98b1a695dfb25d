import type { GatewayClient } from '@rayon/client';
import { staffNamesDocument } from '@rayon/client/operations/console';
import { useEffect, useState } from 'react';
import { allPages } from './all-pages';

/** What the staff is called, by id; empty until they came, which nothing waits for. */
export const useStaffNames = (caller: GatewayClient): ReadonlyMap<string, string> => {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    allPages(async (after) => (await caller.ask(staffNamesDocument, { after })).staff)
      .then(({ items }) => setNames(new Map(items.map(({ id, name }) => [id, name]))))
      .catch(() => undefined);
  }, [caller]);
  return names;
};
