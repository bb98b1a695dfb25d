import { type DeviceKind, type GatewayClient, openDeviceSession, renewDevice } from '@rayon/client';
import { useCallback, useEffect, useState } from 'react';
import { type Device, forgetDevice, storedDevice } from '../gateway/device';
import { gateway } from '../gateway/gateway';
import { useTask } from './use-task';

/** This browser as a device: not yet known, not enrolled, or enrolled and (soon) signed in. */
export const useDevice = (kind: DeviceKind) => {
  const [device, setDevice] = useState<Device | null>();
  const [caller, setCaller] = useState<GatewayClient>();
  const { busy, trouble, run } = useTask();

  const enter = useCallback(
    async (as: Device) => {
      setDevice(as);
      const session = await run(() => openDeviceSession(gateway, as));
      if (!session) return;
      setCaller(
        gateway.as({
          accessToken: session.accessToken,
          renew: () => renewDevice(gateway, as),
          // Signing in again says why the device is refused.
          onEnded: () => {
            setCaller(undefined);
            void run(() => openDeviceSession(gateway, as));
          },
        }),
      );
    },
    [run],
  );

  useEffect(() => {
    storedDevice(kind).then(
      (found) => (found ? void enter(found) : setDevice(null)),
      () => setDevice(null),
    );
  }, [kind, enter]);

  const forget = useCallback(async () => {
    await forgetDevice(kind);
    setCaller(undefined);
    setDevice(null);
  }, [kind]);

  return { device, caller, busy, trouble, enter, forget };
};
