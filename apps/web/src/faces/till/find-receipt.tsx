import { Button, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { receiptByNumberDocument } from '@rayon/client/operations/till';
import { type FormEvent, useState } from 'react';
import type { Device } from '../../gateway/device';
import { useTranslation } from '../../i18n';
import { businessDate } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';
import type { Receipt } from './basket';

/** Finds a receipt of this till by what is printed on it, to take something back. */
export const FindReceipt = ({
  caller,
  device,
  onFound,
}: {
  caller: GatewayClient;
  device: Device;
  onFound: (receipt: Receipt) => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, run } = useTask();
  const [number, setNumber] = useState('');
  const [day, setDay] = useState(businessDate);
  const [missing, setMissing] = useState(false);

  const find = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(false);
    const found = await run(() =>
      caller.ask(
        receiptByNumberDocument,
        { number: number.trim(), businessDate: day, tillId: device.deviceId, storeId: device.storeId },
        { partly: true },
      ),
    );
    if (found?.receiptByNumber) onFound(found.receiptByNumber);
    else setMissing(found !== undefined);
  };

  return (
    <Card withBorder padding="lg">
      <form onSubmit={(event) => void find(event)}>
        <Stack>
          <Text fw={700}>{t('till.takeBack')}</Text>
          <Group align="end" grow>
            <TextInput
              label={t('till.receiptNumber')}
              required
              maxLength={40}
              autoComplete="off"
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
            <TextInput
              label={t('till.day')}
              type="date"
              required
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
          </Group>
          <Button type="submit" variant="default" loading={busy}>
            {t('till.find')}
          </Button>
          {missing && (
            <Notice tone="offer" role="alert">
              {t('till.notFound')}
            </Notice>
          )}
          <TroubleNotice trouble={trouble} />
        </Stack>
      </form>
    </Card>
  );
};
