import './handover.css';
import { Button, Card, Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { watchTrip } from '@rayon/client';
import { endTripDocument, handedOverTripDocument } from '@rayon/client/operations/scanner';
import { useCallback, useEffect, useState } from 'react';
import type { Device } from '../../gateway/device';
import { useTranslation } from '../../i18n';
import { ChangedOffers } from '../../parts/changed-offers';
import { ConfirmButton } from '../../parts/confirm-button';
import { inMoment } from '../../parts/dates';
import { inFigures, inMoney } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { StepTitle } from '../../parts/page';
import { inPoints } from '../../parts/points';
import { RefusedByAge } from '../../parts/refused-by-age';
import { StandsAt } from '../../parts/stands-at';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useBack } from '../../parts/use-reach';
import { useReturn } from '../../parts/use-return';
import { useCommands } from '../../parts/use-task';
import { Message } from './message';
import type { Ended } from './trip';
import { useImpressions } from './use-impressions';
import { whyMessage } from './why-message';

/** Whether an instant is over, as soon as it is. */
const useEnded = (instant: string) => {
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    const left = Date.parse(instant) - Date.now();
    setEnded(left <= 0);
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setEnded(true), left);
    return () => clearTimeout(timer);
  }, [instant]);
  return ended;
};

/** The trip is over: the code for the till, then what became of it. */
export const Handover = ({
  caller,
  device,
  ended,
  onNext,
}: {
  caller: GatewayClient;
  device: Device;
  ended: Ended;
  onNext: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, send } = useCommands(caller);
  const [handover, setHandover] = useState(ended);
  const [paid, setPaid] = useState(false);
  const [points, setPoints] = useState<{ points: number; balance: number }>();
  const codeEnded = useEnded(handover.transferExpiresAt);
  const [trip, setTrip] = useState(ended.trip);
  const isCancelled = trip.status === 'CANCELLED';

  const look = useCallback(async () => {
    const found = await caller
      .ask(handedOverTripDocument, { id: ended.trip.id }, { partly: true })
      .catch(() => undefined);
    if (found?.trip) setTrip(found.trip);
  }, [caller, ended.trip.id]);
  useReturn(look);
  useBack(look);
  useEffect(
    () =>
      watchTrip(caller, ended.trip.id, (item) => {
        if (item.__typename === 'TripStatus' && item.status === 'CLOSED') setPaid(true);
        // Somebody checked the age, the till took something out, or something was said at the end: the trip says what.
        else if (item.__typename !== 'TripPoints') void look();
        if (item.__typename === 'TripPoints') {
          setPaid(true);
          setPoints(item);
        }
      }),
    [caller, ended.trip.id, look],
  );

  const newCode = async () => {
    const again = await send(endTripDocument, { tripId: trip.id });
    if (again) setHandover(again);
  };
  const basket = [
    t('scanner.pieces', { count: trip.piecesCount }),
    inMoney(trip.due ?? trip.offers?.total ?? trip.subtotal),
  ].join(' · ');

  const onShown = useImpressions(caller, ended.trip.id);
  const [dismissed, setDismissed] = useState<string>();
  const said = trip.messages?.findLast(({ atEnd, messageId }) => atEnd && messageId !== dismissed);
  const farewell = (
    <section aria-live="polite" aria-label={t('scanner.live')} style={{ textAlign: 'start' }}>
      {said && (
        <Message
          key={said.messageId}
          message={said}
          busy={busy}
          onShown={onShown}
          onDismiss={setDismissed}
          onWhy={(messageId) => whyMessage(caller, trip.id, messageId)}
        />
      )}
    </section>
  );

  const next =
    paid || isCancelled ? (
      <Button size="lg" onClick={onNext}>
        {t('scanner.again')}
      </Button>
    ) : (
      <ConfirmButton
        size="lg"
        label={t('scanner.again')}
        question={t('scanner.againQuestion')}
        onConfirm={onNext}
      />
    );

  if (paid || isCancelled)
    return (
      <Card withBorder padding="lg" ta="center">
        <Stack>
          {paid ? (
            <>
              <StepTitle key="paid">{t('scanner.paid')}</StepTitle>
              <Text fz="xl" fw={700} mih="1.6em" className="figures" role="status">
                {points
                  ? t('scanner.pointsEarned', {
                      points: inPoints(points.points),
                      balance: inFigures(points.balance),
                    })
                  : ''}
              </Text>
            </>
          ) : (
            <StepTitle key="cancelled" size="h3">
              {t('scanner.cancelledAtTill')}
            </StepTitle>
          )}
          {paid && farewell}
          {next}
        </Stack>
      </Card>
    );
  return (
    <Card withBorder padding="lg" ta="center" className="handover">
      <div className="handover-code">
        <StepTitle key="code" size="h3">
          {t('scanner.transfer')}
        </StepTitle>
        <Text fw={800} lh={1.3} className="code transfer-code" data-testid="transfer-code">
          {handover.transferCode}
        </Text>
      </div>
      <img
        className="transfer-qr"
        src={`data:image/svg+xml,${encodeURIComponent(handover.transferSvg)}`}
        alt={t('scanner.transferQr')}
        width={220}
        height={220}
      />
      <Stack className="handover-rest" gap="sm">
        <div>
          <Text className="figures" fw={600}>
            {basket}
          </Text>
          <Text c="dimmed" role="status">
            {codeEnded
              ? t('scanner.transferEnded')
              : t('scanner.transferLead', { time: inMoment(handover.transferExpiresAt) })}
          </Text>
          <StandsAt device={device} />
        </div>
        {farewell}
        <RefusedByAge trip={trip} lead={t('scanner.ageRefused')} />
        <ChangedOffers changed={trip.offers?.changed} lines={trip.lines} />
        {trip.audit?.required && <Notice tone="info">{t('scanner.audit')}</Notice>}
        <TroubleNotice trouble={trouble} />
        <div className="handover-actions">
          <Button
            size="lg"
            variant={codeEnded ? 'filled' : 'subtle'}
            loading={busy}
            onClick={() => void newCode()}
          >
            {t('scanner.newCode')}
          </Button>
          {next}
        </div>
      </Stack>
    </Card>
  );
};
