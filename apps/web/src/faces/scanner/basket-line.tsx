import '@mantine/core/styles/Badge.css';
import { ActionIcon, Badge, Group, Text } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Icon } from '../../parts/icons';
import { inKilograms, inMoney } from '../../parts/money';
import type { Line, LineGroup } from './trip';

const amountOf = ([first, ...others]: readonly [Line, ...Line[]]) => ({
  ...first.amount,
  minor: others.reduce((sum, { amount }) => sum + amount.minor, first.amount.minor),
});

/** Equal articles of the basket in one row, with what is linked to them; each of its lines can be taken out by itself. */
export const BasketGroup = ({
  group: { lines, linked },
  busy,
  onRemove,
}: {
  group: LineGroup;
  busy: boolean;
  onRemove: (line: Line) => void;
}) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const parts = useId();
  const [newest] = lines;
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const isSeveral = lines.length > 1;
  const remove = (line: Line, label: string) => (
    <ActionIcon variant="default" size={44} disabled={busy} aria-label={label} onClick={() => onRemove(line)}>
      <Icon name="cross" />
    </ActionIcon>
  );
  const [deposit] = linked;
  return (
    <>
      <li>
        <div>
          <Text fw={600} lineClamp={2}>
            {count > 1 && `${count} × `}
            {newest.name}
          </Text>
          <Details line={newest} isOneOfMany={count > 1} />
        </div>
        <Group gap="xs" wrap="nowrap">
          <Text className="figures" fw={600}>
            {inMoney(amountOf(lines))}
          </Text>
          {isSeveral && (
            <ActionIcon
              variant="subtle"
              size={44}
              aria-label={t('scanner.eachOne', { name: newest.name })}
              aria-expanded={open}
              aria-controls={parts}
              onClick={() => setOpen(!open)}
            >
              <Icon name={open ? 'fold' : 'unfold'} />
            </ActionIcon>
          )}
          {remove(newest, t(isSeveral ? 'scanner.removeOne' : 'scanner.remove', { name: newest.name }))}
        </Group>
      </li>
      {deposit && (
        <li data-linked>
          <Text c="dimmed">
            {count > 1 && `${count} × `}
            {deposit.name}
            {deposit.deposit ? ` (${t('scanner.deposit')})` : ''}
          </Text>
          <Text className="figures" pr={52}>
            {inMoney(amountOf([deposit, ...linked.slice(1)]))}
          </Text>
        </li>
      )}
      {isSeveral && open && (
        <li id={parts} data-linked>
          <ul className="lines" aria-label={t('scanner.eachOne', { name: newest.name })}>
            {lines.map((line, index) => (
              <li key={line.id}>
                <Text c="dimmed">
                  {t('scanner.nth', { nth: lines.length - index })}
                  {line.quantity > 1 ? ` (${line.quantity} ×)` : ''}
                </Text>
                <Group gap="xs" wrap="nowrap">
                  <Text className="figures">{inMoney(line.amount)}</Text>
                  {remove(line, t('scanner.removeNth', { name: line.name, nth: lines.length - index }))}
                </Group>
              </li>
            ))}
          </ul>
        </li>
      )}
    </>
  );
};

/** How a price came about. */
const Details = ({ line, isOneOfMany }: { line: Line; isOneOfMany: boolean }) => {
  const { t } = useTranslation();
  const price = inMoney(line.unitPrice);
  const weighed =
    line.weightGrams &&
    `${inKilograms(line.weightGrams)} × ${t('scanner.perKilogram', { price: inMoney(line.unitPrice) })}`;
  const text = weighed || (isOneOfMany ? t('scanner.perPiece', { price }) : '');
  return (
    <>
      {text && (
        <Text size="sm" c="dimmed" className="figures">
          {text}
        </Text>
      )}
      {line.markdownPercent > 0 && (
        <Badge variant="outline" color="var(--rayon-offer)" tt="none">
          {t('scanner.markdown', { percent: line.markdownPercent })}
        </Badge>
      )}
    </>
  );
};
