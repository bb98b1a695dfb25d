import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeviceDesk, DeviceGate } from '../../parts/device-gate';
import { Page, Waiting } from '../../parts/page';
import { currentTripDocument } from './documents';
import { Handover } from './handover';
import { PresentCard } from './present-card';
import { Scanning } from './scanning';
import type { Ended, Trip } from './trip';

/** Where the handheld is: looking what it was doing, waiting for a card, scanning, or handing the basket over. */
type Stage =
  | { at: 'start' }
  | { at: 'card' }
  | { at: 'scanning'; trip: Trip; firstName: string | undefined }
  | { at: 'handover'; ended: Ended };

// A handheld that is restarted between aisle and till must still show the code it was given.
const shelf = 'rayon.handover';
const keptHandover = (): Ended | undefined => {
  const text = sessionStorage.getItem(shelf);
  return text ? (JSON.parse(text) as Ended) : undefined;
};

const Handheld = ({ caller, device, forget }: DeviceDesk) => {
  const { t } = useTranslation();
  const [stage, setStage] = useState<Stage>({ at: 'start' });
  const toCard = () => {
    sessionStorage.removeItem(shelf);
    setStage({ at: 'card' });
  };

  useEffect(() => {
    const ended = keptHandover();
    if (ended) return setStage({ at: 'handover', ended });
    caller
      .ask<{ currentTrip: (Trip & { member: { firstName: string } | null }) | null }>(
        currentTripDocument,
        {},
        { partly: true },
      )
      .then(
        ({ currentTrip: trip }) =>
          setStage(trip ? { at: 'scanning', trip, firstName: trip.member?.firstName } : { at: 'card' }),
        () => setStage({ at: 'card' }),
      );
  }, [caller]);

  if (stage.at === 'scanning')
    return (
      <Scanning
        caller={caller}
        opened={stage.trip}
        firstName={stage.firstName}
        onCancelled={toCard}
        onEnded={(ended) => {
          sessionStorage.setItem(shelf, JSON.stringify(ended));
          setStage({ at: 'handover', ended });
        }}
      />
    );
  return (
    <Page name={t('scanner.title')} size="narrow">
      {stage.at === 'start' && <Waiting />}
      {stage.at === 'card' && (
        <PresentCard
          caller={caller}
          label={device.label}
          onForget={forget}
          onOpened={(trip, firstName) => setStage({ at: 'scanning', trip, firstName })}
        />
      )}
      {stage.at === 'handover' && <Handover caller={caller} ended={stage.ended} onNext={toCard} />}
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
