import { Center, Container, Loader, Stack } from '@mantine/core';
import { useState } from 'react';
import { EnrolDevice } from '../../parts/enrol-device';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useDevice } from '../../parts/use-device';
import type { Basket, Receipt } from './basket';
import { ClaimBasket } from './claim-basket';
import { PaidReceipt } from './paid-receipt';
import { Payment } from './payment';

type Stage = { at: 'claim' } | { at: 'payment'; basket: Basket } | { at: 'receipt'; receipt: Receipt };

/** The till's face: claim, pay, receipt and returns. */
export default function TillFace() {
  const { device, session, trouble, enter, forget } = useDevice('TILL');
  const [stage, setStage] = useState<Stage>({ at: 'claim' });

  if (device === null) return <EnrolDevice kind="TILL" onEnrolled={(enrolled) => void enter(enrolled)} />;
  if (!device || !session)
    return (
      <Center mih={240}>
        <Stack>
          {trouble ? <TroubleNotice trouble={trouble} /> : <Loader />}
          {trouble && device && <EnrolDevice kind="TILL" onEnrolled={(enrolled) => void enter(enrolled)} />}
        </Stack>
      </Center>
    );

  const { accessToken } = session;
  const next = () => setStage({ at: 'claim' });
  return (
    <Container size="sm" py="md" px={0}>
      {stage.at === 'claim' && (
        <ClaimBasket
          accessToken={accessToken}
          label={device.label}
          onForget={() => void forget()}
          onClaimed={(basket) => setStage({ at: 'payment', basket })}
        />
      )}
      {stage.at === 'payment' && (
        <Payment
          accessToken={accessToken}
          claimed={stage.basket}
          onPaid={(receipt) => setStage({ at: 'receipt', receipt })}
        />
      )}
      {stage.at === 'receipt' && (
        <PaidReceipt accessToken={accessToken} closed={stage.receipt} onNext={next} />
      )}
    </Container>
  );
}
