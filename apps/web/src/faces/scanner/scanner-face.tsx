import { Center, Container, Loader, Stack } from '@mantine/core';
import { useState } from 'react';
import { EnrolDevice } from '../../parts/enrol-device';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useDevice } from '../../parts/use-device';
import { Handover } from './handover';
import { PresentCard } from './present-card';
import { Scanning } from './scanning';
import type { Trip } from './trip';

/** Where the handheld is: waiting for a card, scanning, or handing the basket to a till. */
type Stage =
  | { at: 'card' }
  | { at: 'scanning'; trip: Trip; firstName: string | undefined }
  | { at: 'handover'; trip: Trip; transferCode: string; transferExpiresAt: string };

/** The handheld's face. */
export default function ScannerFace() {
  const { device, session, trouble, enter, forget } = useDevice('HANDHELD');
  const [stage, setStage] = useState<Stage>({ at: 'card' });

  if (device === null) return <EnrolDevice kind="HANDHELD" onEnrolled={(enrolled) => void enter(enrolled)} />;
  if (!device || !session)
    return (
      <Center mih={240}>
        <Stack>
          {trouble ? <TroubleNotice trouble={trouble} /> : <Loader />}
          {trouble && device && (
            <EnrolDevice kind="HANDHELD" onEnrolled={(enrolled) => void enter(enrolled)} />
          )}
        </Stack>
      </Center>
    );

  const { accessToken } = session;
  return (
    <Container size="sm" py="md" px={0}>
      {stage.at === 'card' && (
        <PresentCard
          accessToken={accessToken}
          label={device.label}
          onForget={() => void forget()}
          onOpened={(trip, firstName) => setStage({ at: 'scanning', trip, firstName })}
        />
      )}
      {stage.at === 'scanning' && (
        <Scanning
          accessToken={accessToken}
          opened={stage.trip}
          firstName={stage.firstName}
          onCancelled={() => setStage({ at: 'card' })}
          onEnded={(handover) => setStage({ at: 'handover', ...handover })}
        />
      )}
      {stage.at === 'handover' && (
        <Handover accessToken={accessToken} {...stage} onNext={() => setStage({ at: 'card' })} />
      )}
    </Container>
  );
}
