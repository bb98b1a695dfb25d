import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';

/** How much of a list is shown, and the way to the rest. */
export const More = ({
  count,
  hasMore,
  busy,
  onMore,
}: {
  count: number;
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}) => {
  const { t } = useTranslation();
  return (
    <Group role="status">
      <Text size="sm" c="dimmed">
        {t(hasMore ? 'console.shownOfMore' : 'console.shownAll', { count })}
      </Text>
      {hasMore && (
        <Button variant="default" disabled={busy} onClick={onMore}>
          {t('console.showMore')}
        </Button>
      )}
    </Group>
  );
};
