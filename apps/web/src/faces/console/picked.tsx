import { Button, Group } from '@mantine/core';
import { useTranslation } from '../../i18n';
import type { Named } from './draft';

/** What was picked so far; a press takes one out again. */
export const Picked = ({
  label,
  picked,
  onPick,
}: {
  label: string;
  picked: readonly Named[];
  onPick: (picked: Named[]) => void;
}) => {
  const { t } = useTranslation();
  return (
    <Group gap={6} role="group" aria-label={label}>
      {picked.map(({ id, name }) => (
        <Button
          key={id}
          size="xs"
          h={40}
          aria-label={t('console.pick.remove', { name })}
          onClick={() => onPick(picked.filter((one) => one.id !== id))}
        >
          {name} ×
        </Button>
      ))}
    </Group>
  );
};
