import { Button, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { receiptsByNumberDocument } from '@rayon/client/operations/till';
import { type FormEvent, useState } from 'react';
import type { Device } from '../../gateway/device';
import { useTranslation } from '../../i18n';
import { inMoment } from '../../parts/dates';
import { businessDate, inMoney } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useRequired } from '../../parts/use-required';
import { useTask } from '../../parts/use-task';
import type { Receipt } from './basket';

/** Finds a receipt of this store, whichever till it was paid at, by what is printed on it, to take something back. */
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
  const { busy, trouble, run, clear } = useTask();
  const [number, setNumber] = useState('');
  const [day, setDay] = useState(businessDate);
  const [found, setFound] = useState<Receipt[]>();
  const forgetAnswer = () => {
    clear();
    setFound(undefined);
  };
  const [numberRequired, dayRequired] = [useRequired(forgetAnswer), useRequired(forgetAnswer)];

  const find = async (event: FormEvent) => {
    event.preventDefault();
    setFound(undefined);
    const answer = await run(() =>
      caller.ask(
        receiptsByNumberDocument,
        { number: number.trim(), businessDate: day, storeId: device.storeId },
        { partly: true },
      ),
    );
    const [only, ...others] = answer?.receiptsByNumber ?? [];
    if (only && others.length === 0) onFound(only);
    else setFound(answer?.receiptsByNumber);
  };

  return (
    <Card withBorder padding="lg">
      <form onSubmit={(event) => void find(event)}>
        <Stack>
          <Text fw={700}>{t('till.takeBack')}</Text>
          <Group align="start" grow>
            <TextInput
              label={t('till.receiptNumber')}
              {...numberRequired}
              maxLength={40}
              autoComplete="off"
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
            <TextInput
              label={t('till.day')}
              type="date"
              {...dayRequired}
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
          </Group>
          <Button type="submit" variant="default" loading={busy}>
            {t('till.find')}
          </Button>
          {found?.length === 0 && (
            <Notice tone="offer" role="alert">
              {t('till.notFound')}
            </Notice>
          )}
          {found && found.length > 0 && (
            <Stack gap="xs" role="group" aria-label={t('till.severalFound')}>
              <Text role="status">{t('till.severalFound')}</Text>
              {found.map((receipt) => (
                <Button key={receipt.id} variant="default" onClick={() => onFound(receipt)}>
                  {inMoment(receipt.closedAt)} · {inMoney(receipt.total)}
                </Button>
              ))}
            </Stack>
          )}
          <TroubleNotice trouble={trouble} />
        </Stack>
      </form>
    </Card>
  );
};
