import { ActionIcon, Card, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons';
import { inMoney } from '../../parts/money';
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
  const { t } = useTranslation();
  return (
    <Card withBorder padding="md" py={4}>
      <ul className="lines">
        {basket.lines.map((line) => (
          <li key={line.id} data-linked={line.parentLineId ? true : undefined}>
            <Text>
              {line.quantity > 1 ? `${line.quantity} × ` : ''}
              {line.name}
              {line.minimumAge > 0 ? ` (${line.minimumAge}+)` : ''}
            </Text>
            <Group gap="sm" wrap="nowrap">
              <Text className="figures">{inMoney(line.amount)}</Text>
              {line.parentLineId ? (
                <span style={{ width: 36 }} />
              ) : (
                <ActionIcon
                  variant="default"
                  size={36}
                  disabled={busy}
                  aria-label={t('till.removeLine', { name: line.name })}
                  onClick={() => onRemove(line.id)}
                >
                  <Icon name="cross" size={16} />
                </ActionIcon>
              )}
            </Group>
          </li>
        ))}
        {basket.discounts.map((discount) => (
          <li key={discount.campaignId}>
            <Text className="offer">{discount.title}</Text>
            <Text className="figures offer" fw={600} pr={48}>
              {t('money.minus', { amount: inMoney(discount.discount) })}
            </Text>
          </li>
        ))}
      </ul>
    </Card>
  );
};
