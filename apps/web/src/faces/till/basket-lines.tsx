import { Card, Group, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { ConfirmButton } from '../../parts/confirm-button';
import { inMoney } from '../../parts/money';
import { PriorPrices } from '../../parts/prior-prices';
import type { Basket } from './basket';

/** What is in a claimed basket and what came off it; a line can still be taken out. */
export const BasketLines = ({
  basket,
  busy,
  onRemove,
}: {
  basket: Basket;
  busy: boolean;
  onRemove: (lineId: string) => void;
}) => {
  const { t, set } = useTranslation();
  return (
    <Card withBorder padding="md" py={4}>
      <ul className="lines">
        {basket.lines.map((line) => (
          <li key={line.id} data-linked={line.parentLineId ? true : undefined}>
            <Text>
              {line.quantity > 1 ? `${line.quantity} × ` : ''}
              {line.name}
              {line.minimumAge > 0 ? ` (${line.minimumAge}+)` : ''}
              {basket.withdrawnLineIds.includes(line.id) && (
                <Text span className="withdrawn">
                  {t('till.withdrawnLine')}
                </Text>
              )}
              {basket.ageRefusedLineIds.includes(line.id) && (
                <Text span className="withdrawn">
                  {t('till.ageRefusedLine')}
                </Text>
              )}
            </Text>
            <Group gap="sm" wrap="nowrap">
              <Text className="figures">{inMoney(line.amount)}</Text>
              {line.parentLineId ? (
                <span style={{ width: 44 }} />
              ) : (
                <ConfirmButton
                  icon="cross"
                  disabled={busy}
                  label={t('till.removeLine', { name: line.name })}
                  question={t('till.removeQuestion')}
                  name={line.name}
                  onConfirm={() => onRemove(line.id)}
                />
              )}
            </Group>
          </li>
        ))}
        {basket.discounts.map((discount) => (
          <li key={discount.campaignId}>
            <div>
              <Text className="offer">{set(discount.title)}</Text>
              <PriorPrices priorPrices={discount.priorPrices} lines={basket.lines} />
            </div>
            <Text className="figures offer" fw={600} pr={56}>
              {t('money.minus', { amount: inMoney(discount.discount) })}
            </Text>
          </li>
        ))}
      </ul>
    </Card>
  );
};
