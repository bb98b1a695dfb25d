import { useCallback, useEffect, useState } from 'react';
import { type Caller, createCaller } from '../gateway/caller';
import {
  type Device,
  type DeviceKind,
  forgetDevice,
  renewDevice,
  signInAsDevice,
  storedDevice,
} from '../gateway/device';
import { useTask } from './use-task';

/** This browser as a device: not yet known, not enrolled, or enrolled and (soon) signed in. */
export const useDevice = (kind: DeviceKind) => {
  const [device, setDevice] = useState<Device | null>();
  const [caller, setCaller] = useState<Caller>();
  const { busy, trouble, run } = useTask();

  const enter = useCallback(
    async (as: Device) => {
      setDevice(as);
      const session = await run(() => signInAsDevice(as));
      if (!session) return;
      setCaller(
        createCaller({
          accessToken: session.accessToken,
          renew: () => renewDevice(as),
          // Signing in again says why the device is refused.
          onEnded: () => {
            setCaller(undefined);
            void run(() => signInAsDevice(as));
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
