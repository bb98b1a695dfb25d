import { Button, Card, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Caller } from '../../gateway/caller';
import { watchTrip } from '../../gateway/live';
import { inClockTime } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { StepTitle } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import { endTripDocument } from './documents';
import type { Ended } from './trip';

/** The trip is over: the code for the till, then what became of it. */
export const Handover = ({ caller, ended, onNext }: { caller: Caller; ended: Ended; onNext: () => void }) => {
  const { t } = useTranslation();
  const { busy, trouble, send } = useCommands(caller);
  const [handover, setHandover] = useState(ended);
  const [paid, setPaid] = useState(false);
  const [points, setPoints] = useState<{ points: number; balance: number }>();
  const tripId = ended.trip.id;

  useEffect(
    () =>
      watchTrip(caller, tripId, (item) => {
        if (item.__typename === 'TripStatus' && item.status === 'CLOSED') setPaid(true);
        if (item.__typename === 'TripPoints') {
          setPaid(true);
          setPoints(item);
        }
      }),
    [caller, tripId],
  );

  const newCode = async () => {
    const again = await send<Ended>('endTrip', endTripDocument, { tripId });
    if (again) setHandover(again);
  };

  return (
    <Card withBorder padding="lg" ta="center">
      <Stack>
        {paid ? (
          <>
            <StepTitle key="paid">{t('scanner.paid')}</StepTitle>
            <Text fz="xl" fw={700} mih="1.6em" className="figures" role="status">
              {points ? t('scanner.pointsEarned', points) : ''}
            </Text>
          </>
        ) : (
          <>
            <StepTitle key="code" size="h3">
              {t('scanner.transfer')}
            </StepTitle>
            <Text fw={800} lh={1.3} className="code transfer-code" data-testid="transfer-code">
              {handover.transferCode}
            </Text>
            <Text c="dimmed">
              {t('scanner.transferLead', { time: inClockTime(handover.transferExpiresAt) })}
            </Text>
            {ended.trip.audit?.required && <Notice tone="info">{t('scanner.audit')}</Notice>}
            <TroubleNotice trouble={trouble} />
            <Button variant="subtle" loading={busy} onClick={() => void newCode()}>
              {t('scanner.newCode')}
            </Button>
          </>
        )}
        <Button variant={paid ? 'filled' : 'default'} size="lg" onClick={onNext}>
          {t('scanner.again')}
        </Button>
      </Stack>
    </Card>
  );
};
