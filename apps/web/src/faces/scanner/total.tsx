import { Card, Group, Loader, Text, Title } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inMoney } from '../../parts/money';
import { inPoints } from '../../parts/points';
import type { Line, Trip } from './trip';

/** What the last scan added, or that codes wait for the network. */
const LastScan = ({ latest, waiting }: { latest: Line | undefined; waiting: number }) => {
  const { t } = useTranslation();
  if (waiting > 0)
    return (
      <Group gap="xs" wrap="nowrap" className="last-scan">
        <Loader size={14} aria-hidden />
        <Text size="sm">{t('scanner.waiting', { count: waiting })}</Text>
      </Group>
    );
  if (!latest)
    return (
      <div className="last-scan">
        <Text size="sm" c="dimmed">
          {t('scanner.empty')}
        </Text>
      </div>
    );
  return (
    <div key={latest.id} className="last-scan" data-new>
      <Text fw={600} truncate>
        {latest.name}
      </Text>
      <Text fw={700} className="figures">
        {inMoney(latest.amount)}
      </Text>
    </div>
  );
};

/** What never leaves the screen while scanning: the total, what was saved, and the article scanned last. */
export const Total = ({
  trip,
  firstName,
  latest,
  waiting,
}: {
  trip: Trip;
  firstName: string | undefined;
  latest: Line | undefined;
  waiting: number;
}) => {
  const { t } = useTranslation();
  const points = firstName !== undefined || trip.earnsOnly ? (trip.offers?.points ?? 0) : 0;
  const saved = trip.offers?.discount.minor ?? 0;
  return (
    <Card withBorder padding="sm" className="scanning-total">
      <Group justify="space-between" align="end" wrap="nowrap">
        <div>
          <Title order={1} size="h4" lineClamp={1}>
            {firstName ? t('scanner.hello', { name: firstName }) : t('scanner.helloNobody')}
          </Title>
          <Text size="sm" c="dimmed" className="figures">
            {t('scanner.pieces', { count: trip.piecesCount })}
          </Text>
          <Text size="sm" fw={700} mih="1.55em" className="figures offer">
            {[
              ...(saved > 0 ? [`${t('scanner.saved')} ${inMoney({ ...trip.subtotal, minor: saved })}`] : []),
              ...(points > 0 ? [`+${inPoints(points)}`] : []),
            ].join(' · ')}
          </Text>
        </div>
        <div style={{ textAlign: 'right' }} aria-live="polite" aria-atomic>
          <Text size="sm" c="dimmed">
            {t('scanner.total')}
          </Text>
          <Text fw={800} lh={1.1} className="figures total-figure" data-testid="total">
            {inMoney(trip.offers?.total ?? trip.subtotal)}
          </Text>
        </div>
      </Group>
      <div role="status" data-testid="last-scan">
        {latest || waiting > 0 || trip.lines.length === 0 ? (
          <LastScan latest={latest} waiting={waiting} />
        ) : (
          <div className="last-scan" />
        )}
      </div>
    </Card>
  );
};
