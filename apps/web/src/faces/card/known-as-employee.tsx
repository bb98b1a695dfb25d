import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inMoment } from '../../parts/dates';

/** What the retailer says of whoever works for it, and what for; they neither say it nor take it back themselves. */
export const KnownAsEmployee = ({ since }: { since: string }) => {
  const { t } = useTranslation();
  return <Text c="dimmed">{t('card.employedSince', { moment: inMoment(since) })}</Text>;
};
