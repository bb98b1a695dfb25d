import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { WaitingTripsQuery } from '@rayon/client/operations/console';
import { useTranslation } from '../../i18n';
import { inMoney } from '../../parts/money';

/** A trip that waits for an associate; `due` is the binding price once it is known, `subtotal` before offers. */
export type WaitingTrip = WaitingTripsQuery['tripsNeedingHelp'][number];

/** One waiting basket: what has to be checked, what is in it, and the answers an associate can give. */
export const WaitingBasket = ({
  trip,
  busy,
  onAge,
  onAudit,
}: {
  trip: WaitingTrip;
  busy: boolean;
  onAge: (approved: boolean) => void;
  onAudit: (outcome: 'CLEAN' | 'DISCREPANCY') => void;
}) => {
  const { t } = useTranslation();
  const auditOpen = trip.audit?.required && trip.audit.outcome === 'OPEN';
  // An audit looks at the whole basket, an age check at what asks for the age.
  const lines = trip.lines.filter(({ minimumAge }) => auditOpen || minimumAge > 0);
  return (
    <Card withBorder padding="lg">
      <Stack gap="sm">
        <Title order={2} size="h4" className="figures">
          {inMoney(trip.due ?? trip.subtotal)} · {t('scanner.pieces', { count: trip.piecesCount })}
        </Title>
        {trip.audit && auditOpen && <Text>{t(`console.auditReasons.${trip.audit.reason}`)}</Text>}
        <Text c="dimmed">
          {lines.map(({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name)).join(', ')}
        </Text>
        {trip.ageCheck === 'REFUSED' && <Text className="withdrawn">{t('console.ageRefused')}</Text>}
        {(trip.ageCheck === 'OPEN' || trip.ageCheck === 'REFUSED') && (
          <Group gap="xs">
            <Button disabled={busy} onClick={() => onAge(true)}>
              {t('console.approveAge', { age: trip.requiredAge })}
            </Button>
            <Button variant="default" disabled={busy} onClick={() => onAge(false)}>
              {t('console.refuseAge')}
            </Button>
          </Group>
        )}
        {auditOpen && (
          <Group gap="xs">
            <Button disabled={busy} onClick={() => onAudit('CLEAN')}>
              {t('console.auditClean')}
            </Button>
            <Button variant="default" disabled={busy} onClick={() => onAudit('DISCREPANCY')}>
              {t('console.auditDiscrepancy')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
};
