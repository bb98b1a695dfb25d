import { ActionIcon, Card, Group, Text, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { BehindCard } from '../../parts/behind-card';
import { Icon } from '../../parts/icons';
import { inMoney } from '../../parts/money';
import { inPoints } from '../../parts/points';
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
  const [points, setPoints] = useState('');
  const [isWrong, setWrong] = useState(false);

  const isReady = () => {
    const isNumber = points.trim() === '' || pointsPattern.test(points.trim());
    setWrong(!isNumber);
    return isNumber;
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
    <BehindCard
      caller={caller}
      label={t('till.payWithPoints')}
      codeLabel={t('till.cardCode')}
      action={t('till.setPointsAside')}
      disabled={busy}
      busy={busy}
      isReady={isReady}
      onPresented={({ presentation }) =>
        onPay(presentation, points.trim() === '' ? undefined : Number(points))
      }
      onClose={() => {
        setPoints('');
        setWrong(false);
      }}
    >
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
    </BehindCard>
  );
};
