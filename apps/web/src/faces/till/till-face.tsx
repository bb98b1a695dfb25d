import type { GatewayClient } from '@rayon/client';
import { receiptDocument, resumeTillDocument } from '@rayon/client/operations/till';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { type DeviceDesk, DeviceGate } from '../../parts/device-gate';
import { Page, Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useAddress } from '../../parts/use-address';
import { useTask } from '../../parts/use-task';
import type { Basket, Receipt } from './basket';
import { ClaimBasket } from './claim-basket';
import { PaidReceipt } from './paid-receipt';

const Payment = lazy(() => import('./payment').then((module) => ({ default: module.Payment })));

type Stage =
  | { at: 'start' }
  | { at: 'claim' }
  | { at: 'payment'; basket: Basket }
  | { at: 'receipt'; receipt: Receipt };

/** What this till is busy with, as its address says it: a page that is loaded anew goes on with it. */
type Busy = { at: 'payment' | 'receipt'; id: string };

const parameters = { payment: 'basket', receipt: 'receipt' } as const;

const busyOf = (said: (name: string) => string | undefined): Busy | undefined => {
  for (const at of ['payment', 'receipt'] as const) {
    const id = said(parameters[at]);
    if (id !== undefined) return { at, id };
  }
  return undefined;
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

const sayingOf = (stage: Stage): Record<string, string> => {
  const id = idOf(stage);
  return id !== undefined && (stage.at === 'payment' || stage.at === 'receipt')
    ? { [parameters[stage.at]]: id }
    : {};
};

const idOf = (stage: Stage): string | undefined => {
  if (stage.at === 'payment') return stage.basket.id;
  return stage.at === 'receipt' ? stage.receipt.id : undefined;
};

const Till = ({ caller, device, forget }: DeviceDesk) => {
  const { t } = useTranslation();
  const { trouble, run } = useTask();
  const { said, go: goTo, note } = useAddress();
  const [stage, setStage] = useState<Stage>({ at: 'start' });
  const busy = busyOf(said);
  const busyWith = busy?.id;
  // What was put on the screen last; the address may be heard of before the screen has changed.
  const shown = useRef<{ id: string | undefined }>(undefined);
  const put = (next: Stage) => {
    shown.current = { id: idOf(next) };
    setStage(next);
  };

  const start = async () => {
    if (!busy) return put({ at: 'claim' });
    setStage({ at: 'start' });
    const next = await run(() => resume(caller, device.deviceId, busy));
    if (!next) return;
    put(next);
    if (idOf(next) !== busy.id) note({ basket: undefined, receipt: undefined, ...sayingOf(next) });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address alone says where to go.
  useEffect(() => {
    if (!shown.current || shown.current.id !== busyWith) void start();
  }, [busyWith]);

  const go = (next: Stage) => {
    put(next);
    goTo(sayingOf(next));
  };
  const next = () => go({ at: 'claim' });
  const charge = (basket: Basket) => go({ at: 'payment', basket });
  const show = (receipt: Receipt) => go({ at: 'receipt', receipt });

  return (
    <Page name={t('till.title')} size={stage.at === 'claim' || stage.at === 'start' ? 'narrow' : undefined}>
      {stage.at === 'start' &&
        (trouble ? <TroubleNotice trouble={trouble} onRetry={() => start()} /> : <Waiting />)}
      {stage.at === 'claim' && (
        <ClaimBasket caller={caller} device={device} onForget={forget} onClaimed={charge} onFound={show} />
      )}
      {stage.at === 'payment' && (
        <Suspense fallback={<Waiting />}>
          <Payment caller={caller} claimed={stage.basket} onPaid={show} onBack={next} />
        </Suspense>
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
