import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { WaitingTripsQuery } from '@rayon/client/operations/console';
import { useTranslation } from '../../i18n';
import { inMoment } from '../../parts/dates';
import { deviceName } from '../../parts/device-name';
import { inMoney } from '../../parts/money';
import { TroubleNotice } from '../../parts/trouble-notice';
import type { Trouble } from '../../parts/use-task';

/** A trip that waits for an associate; `due` is the binding price once it is known, `subtotal` before offers. */
export type WaitingTrip = WaitingTripsQuery['tripsNeedingHelp'][number];

/** Whether the basket is to be compared with its list. */
export const isAuditOpen = ({ audit }: WaitingTrip): boolean =>
  audit?.required === true && audit.outcome === 'OPEN';

/** Whose basket it is and where it is to be found. */
export const useWhereabouts = (
  deviceNames: ReadonlyMap<string, string>,
  stores: readonly { id: string; name: string }[],
) => {
  const { t } = useTranslation();
  return ({ member, store, deviceId, claimedBy }: WaitingTrip): string => {
    const place = claimedBy
      ? (deviceNames.get(claimedBy) ?? deviceName(t('console.atTill'), claimedBy))
      : (deviceNames.get(deviceId) ?? deviceName(t('console.inAisle'), deviceId));
    const storeName = stores.find(({ id }) => id === store.id)?.name;
    return [member?.firstName ?? t('console.withoutCard'), place, storeName].filter(Boolean).join(' · ');
  };
};

/** One waiting basket: whose it is and where, what has to be checked, what is in it, and the answers an associate can give. */
export const WaitingBasket = ({
  trip,
  whereabouts,
  busy,
  trouble,
  onAge,
  onAudit,
}: {
  trip: WaitingTrip;
  whereabouts: string;
  busy: boolean;
  /** Why the last answer did not count. */
  trouble: Trouble | undefined;
  onAge: (approved: boolean) => void;
  onAudit: (outcome: 'CLEAN' | 'DISCREPANCY') => void;
}) => {
  const { t, set } = useTranslation();
  const auditOpen = isAuditOpen(trip);
  // An audit looks at the whole basket, an age check at what asks for the age.
  const lines = trip.lines.filter(({ minimumAge }) => auditOpen || minimumAge > 0);
  return (
    <Card withBorder padding="lg">
      <Stack gap="sm">
        <div>
          <Title order={2} size="h4">
            {set(whereabouts)}
          </Title>
          <Text className="figures" style={{ whiteSpace: 'normal' }}>
            {t('console.waitsSince', { time: inMoment(trip.endedAt ?? trip.openedAt) })} ·{' '}
            {t('scanner.pieces', { count: trip.piecesCount })} · {inMoney(trip.due ?? trip.subtotal)}
          </Text>
        </div>
        {trip.audit && auditOpen && <Text>{t(`console.auditReasons.${trip.audit.reason}`)}</Text>}
        <ul className="lines">
          {lines.map(({ id, name, quantity }) => (
            <li key={id}>
              {quantity} × {set(name)}
            </li>
          ))}
        </ul>
        <TroubleNotice trouble={trouble} />
        {trip.ageCheck === 'OPEN' && (
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
