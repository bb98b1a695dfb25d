import { Alert, Button, Card, Group, NativeSelect, Stack, Table } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, newCommandId, type Refusal } from '../../gateway/ask';
import { inClockTime, inDay } from '../../parts/money';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';

type Device = {
  id: string;
  kind: 'HANDHELD' | 'TILL';
  label: string;
  status: string;
  lastSeenAt: string | null;
};
type Store = { id: string; name: string };

const list = `query Devices($storeId: ID!) { devices(storeId: $storeId, first: 50) { items { id kind label status lastSeenAt } } }`;
const create = `mutation CreateDeviceEnrolment($input: CreateDeviceEnrolmentInput!) { createDeviceEnrolment(input: $input) { __typename
  ... on DeviceEnrolmentCreated { code expiresAt } ... on MembersRefusal { reason message } } }`;

/** Devices of a store, and one-time codes that enrol new ones. */
export const Devices = ({ accessToken }: { accessToken: string }) => {
  const { t } = useTranslation();
  const { busy, trouble, run } = useTask();
  const [stores, setStores] = useState<Store[]>([]);
  const [storeId, setStoreId] = useState('');
  const [devices, setDevices] = useState<Device[]>([]);
  const [code, setCode] = useState<string>();

  useEffect(() => {
    ask<{ stores: Store[] }>('query Stores { stores { id name } }', {}, accessToken).then(
      (found) => {
        setStores(found.stores);
        setStoreId(found.stores[0]?.id ?? '');
      },
      () => undefined,
    );
  }, [accessToken]);

  const look = useCallback(async () => {
    if (!storeId) return;
    const found = await run(() => ask<{ devices: { items: Device[] } }>(list, { storeId }, accessToken));
    if (found) setDevices(found.devices.items);
  }, [storeId, accessToken, run]);
  useEffect(() => {
    void look();
  }, [look]);

  const newCode = async (kind: Device['kind']) => {
    const made = await run(async () => {
      const { createDeviceEnrolment } = await ask<{
        createDeviceEnrolment: { __typename: 'DeviceEnrolmentCreated'; code: string } | Refusal;
      }>(
        create,
        {
          input: {
            commandId: newCommandId(),
            storeId,
            kind,
            label: t(kind === 'TILL' ? 'console.tillKind' : 'console.handheld'),
          },
        },
        accessToken,
      );
      return createDeviceEnrolment;
    });
    if (made && 'code' in made) setCode(made.code);
  };

  return (
    <Stack>
      <TroubleNotice trouble={trouble} />
      <NativeSelect
        label={t('console.store')}
        data={stores.map(({ id, name }) => ({ value: id, label: name }))}
        value={storeId}
        onChange={(event) => setStoreId(event.currentTarget.value)}
      />
      <Group>
        <Button variant="light" disabled={busy} onClick={() => void newCode('HANDHELD')}>
          {t('console.newCode', { kind: t('console.handheld') })}
        </Button>
        <Button variant="light" disabled={busy} onClick={() => void newCode('TILL')}>
          {t('console.newCode', { kind: t('console.tillKind') })}
        </Button>
      </Group>
      {code && (
        <Alert color="beam" role="status" title={t('enrol.code')}>
          {code}
        </Alert>
      )}
      <Card withBorder padding={0}>
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('console.device')}</Table.Th>
              <Table.Th>{t('console.status')}</Table.Th>
              <Table.Th>{t('console.lastSeen')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {devices.map((device) => (
              <Table.Tr key={device.id}>
                <Table.Td>{device.label}</Table.Td>
                <Table.Td>{device.status}</Table.Td>
                <Table.Td>
                  {device.lastSeenAt ? `${inDay(device.lastSeenAt)} ${inClockTime(device.lastSeenAt)}` : '–'}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
    </Stack>
  );
};
