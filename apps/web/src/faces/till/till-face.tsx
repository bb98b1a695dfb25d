import type { GatewayClient } from '@rayon/client';
import { receiptDocument, resumeTillDocument } from '@rayon/client/operations/till';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { type DeviceDesk, DeviceGate } from '../../parts/device-gate';
import { Page, Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';
import type { Basket, Receipt } from './basket';
import { ClaimBasket } from './claim-basket';
import { PaidReceipt } from './paid-receipt';
import { Payment } from './payment';

type Stage =
  | { at: 'start' }
  | { at: 'claim' }
  | { at: 'payment'; basket: Basket }
  | { at: 'receipt'; receipt: Receipt };

/** What this till was busy with: a page that is loaded anew goes on with it. */
type Busy = { at: 'payment' | 'receipt'; id: string };

const shelf = 'rayon.till';
const keptBusy = (): Busy | undefined => {
  const text = sessionStorage.getItem(shelf);
  return text ? (JSON.parse(text) as Busy) : undefined;
};

const resume = async (caller: GatewayClient, tillId: string, { at, id }: Busy): Promise<Stage> => {
  if (at === 'receipt') {
    const { receipt } = await caller.ask(receiptDocument, { id }, { partly: true });
    return receipt ? { at, receipt } : { at: 'claim' };
  }
  const { trip } = await caller.ask(resumeTillDocument, { id }, { partly: true });
  if (trip?.receipt) return { at: 'receipt', receipt: trip.receipt };
  return trip && trip.claimedBy === tillId && trip.status !== 'CANCELLED'
    ? { at, basket: trip }
    : { at: 'claim' };
};

const Till = ({ caller, device, forget }: DeviceDesk) => {
  const { t } = useTranslation();
  const { trouble, run } = useTask();
  const [stage, setStage] = useState<Stage>(() => (keptBusy() ? { at: 'start' } : { at: 'claim' }));

  const start = useCallback(async () => {
    const busy = keptBusy();
    const next = busy && (await run(() => resume(caller, device.deviceId, busy)));
    if (next) setStage(next);
  }, [caller, device.deviceId, run]);
  useEffect(() => void start(), [start]);

  const next = () => {
    sessionStorage.removeItem(shelf);
    setStage({ at: 'claim' });
  };
  const keep = (busy: Busy) => sessionStorage.setItem(shelf, JSON.stringify(busy));
  const charge = (basket: Basket) => {
    keep({ at: 'payment', id: basket.id });
    setStage({ at: 'payment', basket });
  };
  const show = (receipt: Receipt) => {
    keep({ at: 'receipt', id: receipt.id });
    setStage({ at: 'receipt', receipt });
  };

  return (
    <Page name={t('till.title')} size={stage.at === 'claim' || stage.at === 'start' ? 'narrow' : undefined}>
      {stage.at === 'start' &&
        (trouble ? <TroubleNotice trouble={trouble} onRetry={() => void start()} /> : <Waiting />)}
      {stage.at === 'claim' && (
        <ClaimBasket caller={caller} device={device} onForget={forget} onClaimed={charge} onFound={show} />
      )}
      {stage.at === 'payment' && (
        <Payment caller={caller} claimed={stage.basket} onPaid={show} onBack={next} />
      )}
      {stage.at === 'receipt' && <PaidReceipt caller={caller} closed={stage.receipt} onNext={next} />}
    </Page>
  );
};

/** The till's face: claim, pay, receipt and returns. */
export default function TillFace() {
  const { t } = useTranslation();
  return (
    <DeviceGate kind="TILL" name={t('till.title')}>
      {(desk) => <Till {...desk} />}
    </DeviceGate>
  );
}
