import { Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { worthOfMyPointsDocument } from '@rayon/client/operations/card';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inShortDay } from '../../parts/days-said';
import { inFigures, inMoney } from '../../parts/money';
import { inPoints } from '../../parts/points';

type ByDay = readonly Readonly<{ day: string; points: number }>[];

/** Days that are named; what lies further off is said as one sum. */
const daysMax = 2;

type Money = Readonly<{ minor: number; currency: string }>;

/** What a member can spend, what that pays where they last shopped, and what waits at a till. */
export const PointsBalance = ({
  caller,
  points,
  currency,
}: {
  caller: GatewayClient;
  /** Null while they cannot be told. */
  points: Readonly<{
    balance: number;
    reserved: number;
    pending: Readonly<{ points: number; days: ByDay }>;
    expiring: ByDay;
  }> | null;
  /** Of the newest receipt. */
  currency: string | undefined;
}) => {
  const { t } = useTranslation();
  const [worth, setWorth] = useState<Money | null>();
  const balance = points?.balance ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another balance is worth something else.
  useEffect(() => {
    if (currency === undefined) return undefined;
    let isLeft = false;
    caller
      .ask(worthOfMyPointsDocument, { currency })
      .then(({ me }) => !isLeft && setWorth(me?.points?.worth))
      .catch(() => !isLeft && setWorth(undefined));
    return () => {
      isLeft = true;
    };
  }, [caller, currency, balance]);

  return (
    <div>
      <Text c="dimmed">{t('card.points')}</Text>
      <Text fz={48} fw={800} lh={1} className="figures" data-testid="balance">
        {points ? inFigures(balance) : '–'}
      </Text>
      {worth && worth.minor > 0 && <Text size="sm">{t('card.worth', { amount: inMoney(worth) })}</Text>}
      {points !== null && points.reserved > 0 && (
        <Text size="sm" c="dimmed">
          {t('card.reserved', { points: inPoints(points.reserved) })}
        </Text>
      )}
      {points && <DaysOf days={points.pending.days} says="pending" />}
      {points && <DaysOf days={points.expiring} says="expire" />}
      {!points && (
        <Text size="sm" c="dimmed">
          {t('card.pointsAway')}
        </Text>
      )}
    </div>
  );
};

/** What happens to points on the next days, and to how many on later ones. */
const DaysOf = ({ days, says }: { days: ByDay; says: 'pending' | 'expire' }) => {
  const { t } = useTranslation();
  const later = days.slice(daysMax).reduce((sum, { points }) => sum + points, 0);
  return (
    <>
      {days.slice(0, daysMax).map(({ day, points }) => (
        <Text key={day} size="sm" c={says === 'pending' ? 'dimmed' : undefined} data-testid={says}>
          {t(`card.${says}`, { count: points, points: inPoints(points), day: inShortDay(day) })}
        </Text>
      ))}
      {later > 0 && (
        <Text size="sm" c="dimmed">
          {t(`card.${says}Later`, { count: later, points: inPoints(later) })}
        </Text>
      )}
    </>
  );
};
