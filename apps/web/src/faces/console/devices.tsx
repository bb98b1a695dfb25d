import '@mantine/core/styles/Table.css';
import { Button, Card, Group, Stack, Table, Text } from '@mantine/core';
import type { DeviceKind, GatewayClient } from '@rayon/client';
import {
  createDeviceEnrolmentDocument,
  devicesDocument,
  revokeDeviceDocument,
} from '@rayon/client/operations/console';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { ConfirmButton } from '../../parts/confirm-button';
import { inMoment } from '../../parts/dates';
import { deviceName } from '../../parts/device-name';
import { Notice } from '../../parts/notice';
import { Waiting } from '../../parts/page';
import { ShowMore } from '../../parts/show-more';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useList } from '../../parts/use-pages';
import { useCommands, useTask } from '../../parts/use-task';
import { NoStore, StoreChoice, useStores } from './store-choice';
import type { Who } from './who';

/** Devices of a store, one-time codes that enrol new ones, and the end of lost ones. */
export const Devices = ({ caller, who }: { caller: GatewayClient; who: Who }) => {
  const { t } = useTranslation();
  const { busy, trouble, send } = useCommands(caller);
  const looking = useTask();
  const { run } = looking;
  const choice = useStores(who);
  const { storeId } = choice;
  const [made, setMade] = useState<{ code: string; expiresAt: string }>();

  const ask = useCallback(
    async (after: string | null) => (await caller.ask(devicesDocument, { storeId, after })).devices,
    [storeId, caller],
  );
  const { items: devices, look, ...list } = useList(ask);
  useEffect(() => {
    if (storeId) void run(look);
  }, [storeId, look, run]);

  const newCode = async (kind: DeviceKind) => {
    const created = await send(createDeviceEnrolmentDocument, {
      storeId,
      kind,
      label: t(`console.kinds.${kind}`),
    });
    if (created) setMade(created);
  };
  const revoke = async (deviceId: string) => {
    if (await send(revokeDeviceDocument, { deviceId })) await run(look);
  };

  if (!storeId) return <NoStore {...choice} />;
  return (
    <Stack>
      <TroubleNotice trouble={looking.trouble} onRetry={() => run(look)} />
      <TroubleNotice trouble={trouble} />
      <StoreChoice {...choice} />
      <Group>
        {(['HANDHELD', 'TILL'] as const).map((kind) => (
          <Button key={kind} variant="default" disabled={busy} onClick={() => void newCode(kind)}>
            {t(`console.newCode.${kind}`)}
          </Button>
        ))}
      </Group>
      {made && (
        <Notice tone="good" role="status" title={t('enrol.code')}>
          <Text span fz="xl" fw={700} className="code" data-testid="enrolment-code">
            {made.code}
          </Text>
          <br />
          {t('console.codeFor', { time: inMoment(made.expiresAt) })}
        </Notice>
      )}
      {!devices && !looking.trouble && <Waiting />}
      {devices?.length === 0 && <Text c="dimmed">{t('console.noDevices')}</Text>}
      <Card withBorder padding={0} hidden={!devices?.length}>
        <Table className="rows" verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('console.device')}</Table.Th>
              <Table.Th>{t('console.kindOfDevice')}</Table.Th>
              <Table.Th>{t('console.status')}</Table.Th>
              <Table.Th>{t('console.enrolledAt')}</Table.Th>
              <Table.Th>{t('console.lastSeen')}</Table.Th>
              <Table.Th aria-label={t('console.actionsColumn')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(devices ?? []).map((device) => (
              <Table.Tr key={device.id}>
                <Table.Td fw={600}>{deviceName(device.label, device.id)}</Table.Td>
                <Table.Td data-label={t('console.kindOfDevice')}>
                  {t(`console.kinds.${device.kind}`)}
                </Table.Td>
                <Table.Td data-label={t('console.status')}>
                  {t(`console.deviceStatuses.${device.status}`)}
                </Table.Td>
                <Table.Td data-label={t('console.enrolledAt')} className="figures">
                  {inMoment(device.enrolledAt)}
                </Table.Td>
                <Table.Td data-label={t('console.lastSeen')} className="figures">
                  {device.lastSeenAt ? inMoment(device.lastSeenAt) : t('console.never')}
                </Table.Td>
                <Table.Td ta="right">
                  {device.status === 'ACTIVE' && (
                    <ConfirmButton
                      size="sm"
                      h={40}
                      name={deviceName(device.label, device.id)}
                      disabled={busy}
                      label={t('console.revoke')}
                      question={t('console.revokeQuestion')}
                      onConfirm={() => void revoke(device.id)}
                    />
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
      <TroubleNotice trouble={list.trouble} />
      {devices && (
        <ShowMore
          shown={devices.length}
          isMore={list.isMore}
          busy={list.busy}
          onMore={() => void list.more()}
        />
      )}
    </Stack>
  );
};
