import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeviceDesk, DeviceGate } from '../../parts/device-gate';
import { Page } from '../../parts/page';
import type { Basket, Receipt } from './basket';
import { ClaimBasket } from './claim-basket';
import { PaidReceipt } from './paid-receipt';
import { Payment } from './payment';

type Stage = { at: 'claim' } | { at: 'payment'; basket: Basket } | { at: 'receipt'; receipt: Receipt };

const Till = ({ caller, device, forget }: DeviceDesk) => {
  const { t } = useTranslation();
  const [stage, setStage] = useState<Stage>({ at: 'claim' });
  const next = () => setStage({ at: 'claim' });
  const show = (receipt: Receipt) => setStage({ at: 'receipt', receipt });
  return (
    <Page name={t('till.title')} size={stage.at === 'claim' ? 'narrow' : undefined}>
      {stage.at === 'claim' && (
        <ClaimBasket
          caller={caller}
          device={device}
          onForget={forget}
          onClaimed={(basket) => setStage({ at: 'payment', basket })}
          onFound={show}
        />
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
