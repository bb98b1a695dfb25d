import { useCallback, useEffect, useState } from 'react';
import { type Device, type DeviceKind, forgetDevice, signInAsDevice, storedDevice } from '../gateway/device';
import type { Session } from '../gateway/session';
import { useTask } from './use-task';

/** This browser as a device: not yet known, not enrolled, or enrolled and (soon) signed in. */
export const useDevice = (kind: DeviceKind) => {
  const [device, setDevice] = useState<Device | null>();
  const [session, setSession] = useState<Session>();
  const { busy, trouble, run } = useTask();

  const enter = useCallback(
    async (as: Device) => {
      setDevice(as);
      const signedIn = await run(() => signInAsDevice(as));
      if (signedIn) setSession(signedIn);
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
    setSession(undefined);
    setDevice(null);
  }, [kind]);

  return { device, session, busy, trouble, enter, forget };
};
