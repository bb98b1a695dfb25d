import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n';

/** That figures about fewer people are kept back, where they are. */
export const Withheld = ({ below }: { below: number | null }) => {
  const { t } = useTranslation();
  if (below === null) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('console.dryRun.withheld', { people: below })}
    </Text>
  );
};
