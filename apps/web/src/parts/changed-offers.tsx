import { Card, Text } from '@mantine/core';
import { useTranslation } from '../i18n';
import { inMoney } from './money';
import { inPoints } from './points';

type Money = Readonly<{ minor: number; currency: string }>;

/** An offer that had been shown for a basket, and what of it is no longer given. */
type Changed = Readonly<{
  campaignId: string;
  title: string;
  explanation: string;
  gone: Readonly<{
    discount: Money;
    bonusPoints: number;
    lines: readonly Readonly<{ lineId: string; discount: Money }>[];
  }> | null;
}>;

/** What had been shown for the basket and is no longer given, why, and on which lines; nothing while nothing is. */
export const ChangedOffers = ({
  changed,
  lines,
}: {
  changed: readonly Changed[] | undefined;
  lines: readonly Readonly<{ id: string; name: string }>[];
}) => {
  const { t, set } = useTranslation();
  if (!changed?.length) return null;
  const names = new Map(lines.map(({ id, name }) => [id, name]));
  const minus = (amount: Money) => t('money.minus', { amount: inMoney(amount) });
  return (
    <Card withBorder padding="md" py={6} ta="start" component="section" aria-label={t('changed.title')}>
      <Text fw={700} role="status">
        {t('changed.title')}
      </Text>
      <ul className="lines">
        {changed.map(({ campaignId, title, explanation, gone }) => (
          <li key={campaignId}>
            <div>
              <Text fw={600}>{set(title)}</Text>
              <Text size="sm">{set(explanation)}</Text>
              <Text size="sm" c="dimmed">
                {gone?.lines
                  .map(({ lineId, discount }) =>
                    t('changed.line', { name: names.get(lineId) ?? '', amount: minus(discount) }),
                  )
                  .join(' · ')}
              </Text>
            </div>
            <Text fw={700} td="line-through" className="figures">
              {gone && (gone.discount.minor > 0 || gone.bonusPoints === 0)
                ? minus(gone.discount)
                : t('scanner.bonus', { points: inPoints(gone?.bonusPoints ?? 0) })}
            </Text>
          </li>
        ))}
      </ul>
    </Card>
  );
};
