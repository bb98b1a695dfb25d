import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from '../i18n';

/** Below a list that is not shown whole: how much of it is, and the way to more. Nothing below one that is. */
export const ShowMore = ({
  shown,
  isMore,
  busy = false,
  onMore,
}: {
  shown: number;
  isMore: boolean;
  busy?: boolean;
  onMore: () => void;
}) => {
  const { t } = useTranslation();
  if (!isMore) return null;
  return (
    <Group justify="space-between" py="xs" wrap="nowrap">
      <Text size="sm" c="dimmed" role="status">
        {t('list.shown', { count: shown })}
      </Text>
      <Button variant="default" size="sm" h={44} flex="none" loading={busy} onClick={onMore}>
        {t('list.more')}
      </Button>
    </Group>
  );
};
