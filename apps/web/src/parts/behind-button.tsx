import { Button, Card, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../i18n';

/** What few people need: a button first, then a card that does what it says, until that is done or put off. */
export const BehindButton = ({
  label,
  disabled,
  isOpen,
  onOpen,
  onClose,
  children,
}: {
  label: string;
  disabled: boolean;
  isOpen: boolean;
  onOpen: () => void;
  onClose: () => void;
  children: ReactNode;
}) => {
  const { t } = useTranslation();
  if (!isOpen)
    return (
      <Button variant="default" disabled={disabled} onClick={onOpen}>
        {label}
      </Button>
    );
  return (
    <Card withBorder padding="md" component="section" aria-label={label}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={700}>{label}</Text>
          <Button variant="subtle" size="sm" h={44} onClick={onClose}>
            {t('scanner.notNow')}
          </Button>
        </Group>
        {children}
      </Stack>
    </Card>
  );
};
