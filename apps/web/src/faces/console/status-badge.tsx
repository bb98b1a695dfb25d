import '@mantine/core/styles/Badge.css';
import { Badge } from '@mantine/core';
import { useTranslation } from '../../i18n';
import type { Campaign } from './campaign';

/** Where a campaign stands. */
export const StatusBadge = ({ status }: Pick<Campaign, 'status'>) => {
  const { t } = useTranslation();
  return (
    <Badge
      variant={status === 'LIVE' ? 'filled' : 'outline'}
      color={status === 'LIVE' ? 'beam' : 'var(--mantine-color-dimmed)'}
      tt="none"
      size="lg"
      miw="max-content"
    >
      {t(`console.statuses.${status}`)}
    </Badge>
  );
};
