import type { GatewayClient } from '@rayon/client';
import { deviceNamesDocument } from '@rayon/client/operations/console';
import { useEffect, useState } from 'react';
import { deviceName } from '../../parts/device-name';

/** What the devices of these stores are called, by id; empty until they came, which nothing waits for. */
export const useDeviceNames = (
  caller: GatewayClient,
  storeIds: readonly string[],
): ReadonlyMap<string, string> => {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const collect = async () => {
      const found: [string, string][] = [];
      for (const storeId of storeIds) {
        let after: string | null = null;
        do {
          const { devices }: Awaited<ReturnType<typeof askPage>> = await askPage(caller, storeId, after);
          found.push(...devices.items.map(({ id, label }): [string, string] => [id, deviceName(label, id)]));
          after = devices.next;
        } while (after !== null);
      }
      setNames(new Map(found));
    };
    collect().catch(() => undefined);
  }, [caller, storeIds]);
  return names;
};

const askPage = (caller: GatewayClient, storeId: string, after: string | null) =>
  caller.ask(deviceNamesDocument, { storeId, after });
