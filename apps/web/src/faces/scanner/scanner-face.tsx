import { currentTripDocument } from '@rayon/client/operations/scanner';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { type DeviceDesk, DeviceGate } from '../../parts/device-gate';
import { Page, Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useReturn } from '../../parts/use-return';
import { useTask } from '../../parts/use-task';
import { Handover } from './handover';
import { PresentCard } from './present-card';
import type { Ended, Trip } from './trip';

const Scanning = lazy(() => import('./scanning').then((module) => ({ default: module.Scanning })));

/** Where the handheld is: looking what it was doing, waiting for a card, scanning, or handing the basket over. */
type Stage =
  | { at: 'start' }
  | { at: 'card' }
  | { at: 'scanning'; trip: Trip; firstName: string | undefined }
  | { at: 'handover'; ended: Ended };

// A handheld that is restarted between aisle and till must still show the code it was given.
const shelf = 'rayon.handover.2';
const keptHandover = (): Ended | undefined => {
  const text = localStorage.getItem(shelf);
  return text ? (JSON.parse(text) as Ended) : undefined;
};

const Handheld = ({ caller, device, forget }: DeviceDesk) => {
  const { t } = useTranslation();
  const { trouble, run } = useTask();
  const [stage, setStage] = useState<Stage>({ at: 'start' });
  const { at } = stage;
  const toCard = () => {
    localStorage.removeItem(shelf);
    setStage({ at: 'card' });
  };
  const toStart = useCallback(() => setStage({ at: 'start' }), []);

  const look = useCallback(async () => {
    const ended = keptHandover();
    if (ended) return setStage({ at: 'handover', ended });
    const found = await run(() => caller.ask(currentTripDocument, {}, { partly: true }));
    if (!found) return;
    const { currentTrip: trip } = found;
    setStage(trip ? { at: 'scanning', trip, firstName: trip.member?.firstName } : { at: 'card' });
  }, [caller, run]);
  useEffect(() => {
    if (at === 'start') void look();
  }, [at, look]);
  useReturn(useCallback(() => void (at === 'card' && look()), [at, look]));

  if (stage.at === 'scanning')
    return (
      <Suspense fallback={<Waiting />}>
        <Scanning
          key={stage.trip.id}
          caller={caller}
          opened={stage.trip}
          firstName={stage.firstName}
          onCancelled={toCard}
          onGone={toStart}
          onEnded={(ended) => {
            localStorage.setItem(shelf, JSON.stringify(ended));
            setStage({ at: 'handover', ended });
          }}
        />
      </Suspense>
    );
  return (
    <Page name={t('scanner.title')} size={stage.at === 'handover' ? 'handover' : 'narrow'}>
      {stage.at === 'start' &&
        (trouble ? <TroubleNotice trouble={trouble} onRetry={() => look()} /> : <Waiting />)}
      {stage.at === 'card' && (
        <PresentCard
          caller={caller}
          device={device}
          onForget={forget}
          onOpened={(trip, firstName) => setStage({ at: 'scanning', trip, firstName })}
        />
      )}
      {stage.at === 'handover' && (
        <Handover caller={caller} device={device} ended={stage.ended} onNext={toCard} />
      )}
    </Page>
  );
};

/** The handheld's face. */
export default function ScannerFace() {
  const { t } = useTranslation();
  return (
    <DeviceGate kind="HANDHELD" name={t('scanner.title')}>
      {(desk) => <Handheld {...desk} />}
    </DeviceGate>
  );
}
