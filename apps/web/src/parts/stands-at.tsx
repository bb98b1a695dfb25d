import { Text } from '@mantine/core';
import { storeDocument } from '@rayon/client/operations/session';
import { useEffect, useState } from 'react';
import type { Device } from '../gateway/device';
import { gateway } from '../gateway/gateway';
import { deviceName } from './device-name';

/** Which device this is and in which store; the store follows as soon as it is known. */
export const StandsAt = ({ device }: { device: Device }) => {
  const [store, setStore] = useState('');
  useEffect(() => {
    gateway.ask(storeDocument, { id: device.storeId }).then(
      (found) => setStore(found.store?.name ?? ''),
      () => undefined,
    );
  }, [device.storeId]);
  return (
    <Text size="sm" c="dimmed">
      {[store, deviceName(device.label, device.deviceId)].filter(Boolean).join(' · ')}
    </Text>
  );
};
