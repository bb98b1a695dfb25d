import { Stack } from '@mantine/core';
import type { DeviceKind, GatewayClient } from '@rayon/client';
import type { ReactNode } from 'react';
import type { Device } from '../gateway/device';
import { useTranslation } from '../i18n';
import { EnrolDevice } from './enrol-device';
import { Notice } from './notice';
import { Page, Waiting } from './page';
import { TroubleNotice } from './trouble-notice';
import { useDevice } from './use-device';

/** What a signed-in device's screen gets. */
export type DeviceDesk = { caller: GatewayClient; device: Device; forget: () => void };

/** Lets a face in once this browser is enrolled and signed in; until then says what is missing. */
export const DeviceGate = ({
  kind,
  name,
  children,
}: {
  kind: DeviceKind;
  name: string;
  children: (desk: DeviceDesk) => ReactNode;
}) => {
  const { device, caller, busy, trouble, enter, forget } = useDevice(kind);
  const { t } = useTranslation();
  if (device && caller) return children({ caller, device, forget: () => void forget() });

  // A device signs with a key that only a page from a safe origin may make.
  if (!window.isSecureContext)
    return (
      <Page name={name} size="narrow">
        <Notice tone="problem" role="alert" title={t('insecure.title')}>
          {t('insecure.device', { address: `https://${window.location.host}` })}
        </Notice>
      </Page>
    );
  const refused = trouble?.kind === 'refusal';
  return (
    <Page name={name} size="narrow">
      <Stack>
        {device && <TroubleNotice trouble={trouble} onRetry={busy ? undefined : () => enter(device)} />}
        {(device === undefined || (device && !trouble)) && <Waiting />}
        {(device === null || refused) && (
          <EnrolDevice kind={kind} onEnrolled={(enrolled) => void enter(enrolled)} />
        )}
      </Stack>
    </Page>
  );
};
