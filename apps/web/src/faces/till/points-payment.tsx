import { ActionIcon, Card, Group, Text, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { letPointsGoDocument, payWithPointsDocument } from '@rayon/client/operations/till';
import { pointValueMinor } from '@rayon/kernel/points';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { BehindCard } from '../../parts/behind-card';
import { Icon } from '../../parts/icons';
import { inMoney } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { inPoints } from '../../parts/points';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useAfterRender } from '../../parts/use-after-render';
import { isStillOpen, useCommands } from '../../parts/use-task';
import type { Basket } from './basket';

const pointsPattern = /^[1-9]\d{0,8}$/;

/** Points that are to pay a part of the basket: how many, the code of the card that allows it, and giving them back. */
export const PointsPayment = ({
  caller,
  basket,
  disabled,
  onChanged,
  onStillAsked,
}: {
  caller: GatewayClient;
  basket: Basket;
  disabled: boolean;
  onChanged: (basket: Basket) => void;
  /** They are being set aside, and in the basket all the same. */
  onStillAsked: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, send, clear } = useCommands(caller);
  const { pointsPayment: payment, due } = basket;
  const [points, setPoints] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [areBack, setBack] = useState(false);
  const afterRender = useAfterRender();
  const block = useRef<HTMLDivElement>(null);
  const number = useRef<HTMLInputElement>(null);
  const isGivenUp = useRef(false);
  const focusBlock = () => afterRender(() => block.current?.focus());

  // What was kept and is not any more, though nobody gave it up, is told: the code it was kept by is used up.
  const wasHeld = useRef(payment !== null);
  useEffect(() => {
    if (wasHeld.current && payment === null && !isGivenUp.current) setBack(true);
    if (payment !== null) setBack(false);
    isGivenUp.current = false;
    wasHeld.current = payment !== null;
  }, [payment]);

  const isStillAsked = trouble?.kind === 'refusal' && isStillOpen(trouble.refusal);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it begins.
  useEffect(() => {
    if (isStillAsked) onStillAsked();
  }, [isStillAsked]);

  /** Before the code of the card is used up: a number that cannot be is named at its field. */
  const isReady = (): boolean => {
    const typed = points.trim();
    const value = due && pointValueMinor(due.currency);
    const most = due && value ? Math.floor(due.minor / value) : undefined;
    const problem =
      typed !== '' && !pointsPattern.test(typed)
        ? t('till.pointsWrong')
        : most !== undefined && Number(typed) > most
          ? t('till.pointsMost', { points: inPoints(most) })
          : undefined;
    setWrong(problem);
    if (problem !== undefined) number.current?.focus();
    return problem === undefined;
  };
  const pay = async (presentation: string): Promise<boolean> => {
    const kept = await send(payWithPointsDocument, {
      tripId: basket.id,
      presentation,
      points: points.trim() === '' ? undefined : Number(points),
    });
    if (!kept) return false;
    onChanged(kept.trip);
    focusBlock();
    return true;
  };
  const giveUp = async () => {
    isGivenUp.current = true;
    const gone = await send(letPointsGoDocument, { tripId: basket.id });
    if (!gone) {
      isGivenUp.current = false;
      return;
    }
    onChanged(gone.trip);
    focusBlock();
  };

  const refused = trouble?.kind === 'refusal' && !isStillAsked;
  return (
    <div ref={block} tabIndex={-1}>
      {areBack && (
        <Notice tone="info" role="alert">
          {t('till.pointsComeBack')}
        </Notice>
      )}
      {payment ? (
        <Card withBorder padding="md" component="section" aria-label={t('till.tenders.POINTS')}>
          <Group justify="space-between" wrap="nowrap">
            <Text role="status">
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
                disabled={disabled || busy}
                aria-label={t('till.letPointsGo')}
                onClick={() => void giveUp()}
              >
                <Icon name="cross" />
              </ActionIcon>
            </Group>
          </Group>
          <TroubleNotice trouble={trouble} />
        </Card>
      ) : (
        <BehindCard
          caller={caller}
          label={t('till.payWithPoints')}
          codeLabel={t('till.cardCode')}
          action={t('till.setPointsAside')}
          disabled={disabled || busy}
          busy={busy}
          isReady={isReady}
          onPresented={({ presentation }) => pay(presentation)}
          onClose={() => {
            setPoints('');
            setWrong(undefined);
            clear();
          }}
        >
          <TextInput
            ref={number}
            label={t('till.points')}
            description={t('till.pointsHint')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={9}
            value={points}
            error={wrong}
            errorProps={{ role: 'alert' }}
            onChange={(event) => {
              setWrong(undefined);
              setPoints(event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !isReady()) return;
              event.preventDefault();
              block.current?.querySelector<HTMLElement>('form input')?.focus();
            }}
          />
          <TroubleNotice trouble={trouble} />
          {refused && <Text size="sm">{t('till.nextCode')}</Text>}
        </BehindCard>
      )}
    </div>
  );
};
