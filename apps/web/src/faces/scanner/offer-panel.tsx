import { Card, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { inMoney } from '../../parts/money';
import type { Trip } from './trip';

/** What the offers did, and the one offer that is within reach. */
export const OfferPanel = ({ offers }: { offers: Trip['offers'] }) => {
  const { t } = useTranslation();
  const { applied, next, freshness } = offers;
  if (applied.length === 0 && !next && freshness === 'CURRENT') return null;
  return (
    <Card withBorder padding="md">
      <Stack gap="xs">
        {freshness === 'BEHIND' && (
          <Text size="sm" c="dimmed">
            {t('scanner.behind')}
          </Text>
        )}
        {applied.map((offer) => (
          <Group key={offer.campaignId} justify="space-between" wrap="nowrap">
            <Text fw={600}>{offer.title}</Text>
            <Text c="orange.7" fw={600} className="figures" style={{ whiteSpace: 'nowrap' }}>
              {offer.discount.minor > 0
                ? t('money.minus', { amount: inMoney(offer.discount) })
                : t('scanner.bonus', { points: offer.bonusPoints })}
            </Text>
          </Group>
        ))}
        {next && (
          <div>
            <Text size="sm" c="dimmed">
              {t('scanner.next')}
            </Text>
            <Text fw={600}>{next.title}</Text>
            <Text>{next.hint}</Text>
          </div>
        )}
      </Stack>
    </Card>
  );
};
