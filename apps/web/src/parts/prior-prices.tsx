import { Text } from '@mantine/core';
import type { ReceiptFragment } from '@rayon/client/operations/till';
import { useTranslation } from '../i18n';
import { inMoney } from './money';

type PriorPrice = ReceiptFragment['discounts'][number]['priorPrices'][number];

/** What the reductions of an offer refer to where prices were raised lately: one for each article, as its lines had the same price. */
export const PriorPrices = ({
  priorPrices,
  lines,
}: {
  priorPrices: readonly PriorPrice[];
  lines: readonly Readonly<{ id: string; name: string }>[];
}) => {
  const { t } = useTranslation();
  const byName = new Map(
    priorPrices.flatMap(({ lineId, price }) => {
      const line = lines.find(({ id }) => id === lineId);
      return line ? [[line.name, price] as const] : [];
    }),
  );
  return [...byName].map(([name, price]) => (
    <Text key={name} size="sm" c="dimmed">
      {t('money.priorPrice', { name, price: inMoney(price) })}
    </Text>
  ));
};
