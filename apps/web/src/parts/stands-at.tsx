import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ask } from '../gateway/ask';
import type { Device } from '../gateway/device';
import { storesDocument } from '../gateway/documents';

/** Which device this is and in which store; the store follows as soon as it is known. */
export const StandsAt = ({ device }: { device: Device }) => {
  const [store, setStore] = useState('');
  useEffect(() => {
    ask<{ stores: { id: string; name: string }[] }>(storesDocument).then(
      ({ stores }) => setStore(stores.find(({ id }) => id === device.storeId)?.name ?? ''),
      () => undefined,
    );
  }, [device.storeId]);
  return (
    <Text size="sm" c="dimmed">
      {[store, device.label].filter(Boolean).join(' · ')}
    </Text>
  );
};
