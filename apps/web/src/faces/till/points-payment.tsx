import { ActionIcon, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { presentCardDocument } from '@rayon/client/operations/scanner';
import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { BehindButton } from '../../parts/behind-button';
import { Icon } from '../../parts/icons';
import { inMoney } from '../../parts/money';
import { inPoints } from '../../parts/points';
import { ReadCode } from '../../parts/read-code';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import type { Basket } from './basket';

const pointsPattern = /^[1-9]\d{0,8}$/;

/** Points that are to pay a part of the basket: how many, the code of the card that allows it, and giving them back. */
export const PointsPayment = ({
  caller,
  payment,
  busy,
  onPay,
  onLetGo,
}: {
  caller: GatewayClient;
  payment: Basket['pointsPayment'];
  busy: boolean;
  /** With what the card allows, and how many; true when they are set aside. */
  onPay: (presentation: string, points: number | undefined) => Promise<boolean>;
  onLetGo: () => void;
}) => {
  const { t } = useTranslation();
  const { busy: isReading, trouble, send, clear } = useCommands(caller);
  const [open, setOpen] = useState(false);
  const [content, setContent] = useState('');
  const [points, setPoints] = useState('');
  const [isWrong, setWrong] = useState(false);

  const close = () => {
    setOpen(false);
    setContent('');
    setPoints('');
    setWrong(false);
    clear();
  };
  const pay = async () => {
    const wanted = points.trim();
    const isNumber = wanted === '' || pointsPattern.test(wanted);
    setWrong(!isNumber);
    if (!isNumber) return;
    const presented = await send(presentCardDocument, { content: content.trim() });
    // A code is accepted once: what is read next is another one.
    setContent('');
    if (presented && (await onPay(presented.presentation, wanted === '' ? undefined : Number(wanted))))
      close();
  };

  if (payment)
    return (
      <Card withBorder padding="md" component="section" aria-label={t('till.tenders.POINTS')}>
        <Group justify="space-between" wrap="nowrap">
          <Text>
            {payment.points === null
              ? t('till.keepingPoints')
              : t('till.pointsKept', { points: inPoints(payment.points) })}
          </Text>
          <Group gap="sm" wrap="nowrap">
            {payment.amount && (
              <Text className="figures" fw={600} data-testid="points-pay">
                {t('money.minus', { amount: inMoney(payment.amount) })}
              </Text>
            )}
            <ActionIcon
              variant="default"
              size={44}
              disabled={busy}
              aria-label={t('till.letPointsGo')}
              onClick={onLetGo}
            >
              <Icon name="cross" />
            </ActionIcon>
          </Group>
        </Group>
      </Card>
    );
  return (
    <BehindButton
      label={t('till.payWithPoints')}
      disabled={busy}
      isOpen={open}
      onOpen={() => setOpen(true)}
      onClose={close}
    >
      <Stack gap="sm">
        <TextInput
          label={t('till.points')}
          description={t('till.pointsHint')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={9}
          value={points}
          error={isWrong && t('till.pointsWrong')}
          errorProps={{ role: 'alert' }}
          onChange={(event) => {
            setWrong(false);
            setPoints(event.currentTarget.value);
          }}
        />
        <ReadCode
          label={t('till.cardCode')}
          action={t('till.setPointsAside')}
          busy={busy || isReading}
          code={content}
          onChange={setContent}
          onRead={pay}
          onHint={clear}
        />
        <TroubleNotice trouble={trouble} />
      </Stack>
    </BehindButton>
  );
};
