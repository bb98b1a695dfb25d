import '@mantine/core/styles/Badge.css';
import { ActionIcon, Badge, Group, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { Icon } from '../../parts/icons';
import { inKilograms, inMoney } from '../../parts/money';
import type { Line } from './trip';

/** One line of the basket: what it is, how much of it, what it costs, and the way to put it back. */
export const BasketLine = ({ line, busy, onRemove }: { line: Line; busy: boolean; onRemove: () => void }) => {
  const { t } = useTranslation();
  const linked = line.parentLineId !== null;
  const details = [
    line.quantity > 1 ? `${line.quantity} × ${inMoney(line.unitPrice)}` : '',
    line.weightGrams
      ? `${inKilograms(line.weightGrams)} × ${t('scanner.perKilogram', { price: inMoney(line.unitPrice) })}`
      : '',
  ].filter(Boolean);
  return (
    <li data-linked={linked || undefined}>
      <div>
        <Text fw={linked ? 400 : 600} c={linked ? 'dimmed' : undefined} lineClamp={2}>
          {line.name}
          {linked && line.deposit ? ` (${t('scanner.deposit')})` : ''}
        </Text>
        {details.length > 0 && (
          <Text size="sm" c="dimmed" className="figures">
            {details.join(' ')}
          </Text>
        )}
        {line.markdownPercent > 0 && (
          <Badge variant="outline" color="var(--rayon-offer)" tt="none">
            {t('scanner.markdown', { percent: line.markdownPercent })}
          </Badge>
        )}
      </div>
      <Group gap="sm" wrap="nowrap">
        <Text className="figures" fw={linked ? 400 : 600}>
          {inMoney(line.amount)}
        </Text>
        {linked ? (
          <span style={{ width: 44 }} />
        ) : (
          <ActionIcon
            variant="default"
            size={44}
            disabled={busy}
            aria-label={t('scanner.remove', { name: line.name })}
            onClick={onRemove}
          >
            <Icon name="cross" />
          </ActionIcon>
        )}
      </Group>
    </li>
  );
};
