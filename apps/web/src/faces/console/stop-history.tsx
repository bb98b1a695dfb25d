import { Card, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inMoment } from '../../parts/dates';
import type { Campaign } from './campaign';
import { stopInWords } from './stop-words';

/** When its own rules paused a campaign, the newest first, and since when they count again. */
export const StopHistory = ({ stops }: Pick<Campaign, 'stops'>) => {
  const { t } = useTranslation();
  return (
    <Card withBorder padding="lg">
      <Stack gap={6}>
        <Text fw={700}>{t('console.stop.history')}</Text>
        {stops.toReversed().map((stop) => (
          <Text key={stop.at}>
            {stopInWords(stop, { t })}{' '}
            {stop.resumedAt && t('console.stop.resumed', { day: inMoment(stop.resumedAt) })}
          </Text>
        ))}
      </Stack>
    </Card>
  );
};
