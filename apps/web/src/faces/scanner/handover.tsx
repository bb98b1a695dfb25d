import { Alert, Button, Card, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { watchTrip } from '../../gateway/live';
import { inClockTime } from '../../parts/money';
import type { Trip } from './trip';

/** The trip is over: the code for the till, then what became of it. */
export const Handover = ({
  accessToken,
  trip,
  transferCode,
  transferExpiresAt,
  onNext,
}: {
  accessToken: string;
  trip: Trip;
  transferCode: string;
  transferExpiresAt: string;
  onNext: () => void;
}) => {
  const { t } = useTranslation();
  const [paid, setPaid] = useState(false);
  const [points, setPoints] = useState<{ points: number; balance: number }>();

  useEffect(
    () =>
      watchTrip(accessToken, trip.id, (item) => {
        if (item.__typename === 'TripStatus' && item.status.toLowerCase() === 'closed') setPaid(true);
        if (item.__typename === 'TripPoints') {
          setPaid(true);
          setPoints(item);
        }
      }),
    [accessToken, trip.id],
  );

  return (
    <Card withBorder padding="xl" maw={480} mx="auto" ta="center">
      <Stack>
        {paid ? (
          <>
            <Title order={1} aria-live="assertive">
              {t('scanner.paid')}
            </Title>
            {points && (
              <Text fz="xl" fw={700} className="figures">
                {t('scanner.pointsEarned', points)}
              </Text>
            )}
          </>
        ) : (
          <>
            <Title order={1} size="h3">
              {t('scanner.transfer')}
            </Title>
            <Text
              fz={40}
              fw={800}
              className="figures"
              data-testid="transfer-code"
              style={{ letterSpacing: '0.08em', wordBreak: 'break-word' }}
            >
              {transferCode}
            </Text>
            <Text c="dimmed">{t('scanner.transferLead', { time: inClockTime(transferExpiresAt) })}</Text>
            {trip.audit?.required && (
              <Alert color="blue" variant="light">
                {t('scanner.audit')}
              </Alert>
            )}
          </>
        )}
        <Button variant={paid ? 'filled' : 'light'} size="lg" onClick={onNext}>
          {t('scanner.again')}
        </Button>
      </Stack>
    </Card>
  );
};
