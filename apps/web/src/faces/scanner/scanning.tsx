import './scanning.css';
import { Button, Card } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { AddCard } from '../../parts/add-card';
import { ChangedOffers } from '../../parts/changed-offers';
import { ConfirmButton } from '../../parts/confirm-button';
import { Coupons } from '../../parts/coupons';
import { Notice } from '../../parts/notice';
import { BasketGroup } from './basket-line';
import { CodeEntry } from './code-entry';
import { OfferPanel } from './offer-panel';
import { Slot } from './slot';
import { Total } from './total';
import { type Ended, groupsOf, type OfferNamed, type Trip } from './trip';
import { useImpressions } from './use-impressions';
import { useTrip } from './use-trip';
import { WithCard } from './with-card';

/** The handheld while scanning: total and last article always in sight, the newest line on top. */
export const Scanning = ({
  caller,
  opened,
  firstName: presented,
  onEnded,
  onCancelled,
  onGone,
}: {
  caller: GatewayClient;
  opened: Trip;
  firstName: string | undefined;
  onEnded: (ended: Ended) => void;
  onCancelled: () => void;
  /** The trip went on elsewhere: another tab of this device, or a colleague. */
  onGone: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, waiting, late, trouble, trip, latest, messages, removed, declined, activated, ...act } =
    useTrip(caller, opened, onGone);
  const onShown = useImpressions(caller, trip.id);
  const [firstName, setFirstName] = useState(presented);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    document.title = `${t('scanner.title')} · Rayon`;
  }, [t]);
  // The next code goes where codes arrive, whatever was tapped before.
  const toField = () => field.current?.focus();
  const ofMember = (say: (offer: OfferNamed) => Promise<void>) =>
    firstName === undefined ? undefined : (offer: OfferNamed) => void say(offer).then(toField);
  const onDecline = ofMember(act.decline);

  return (
    <div className="scanning">
      <div className="scanning-desk">
        <Total trip={trip} firstName={firstName} latest={latest} waiting={late ? waiting : 0} />
        <CodeEntry field={field} onCode={act.scan} />
        <Slot
          waiting={late ? waiting : 0}
          trouble={trouble}
          removed={removed}
          declined={declined}
          activated={activated}
          message={messages[0]}
          busy={busy}
          onRetry={() => void act.retry()}
          onUndo={() => {
            act.undo();
            toField();
          }}
          onShown={onShown}
          onDismiss={(messageId) => {
            act.dismiss(messageId);
            toField();
          }}
          onWhy={act.whyOf}
          onDecline={onDecline}
          onTakeBack={() => void act.takeBack().then(toField)}
        />
      </div>
      <div className="scanning-basket">
        {trip.earnsOnly && <Notice tone="info">{t('scanner.earnsOnly')}</Notice>}
        {trip.lines.length > 0 && (
          <Card withBorder padding="md" py={4}>
            <ul className="lines" aria-label={t('scanner.basket')}>
              {groupsOf(trip.lines).map((group) => (
                <BasketGroup
                  // The oldest of its lines is the last to leave it when the newest are taken out.
                  key={group.lines.at(-1)?.id}
                  group={group}
                  busy={busy}
                  onRemove={(line) => void act.remove(line).then(toField)}
                />
              ))}
            </ul>
          </Card>
        )}
        {trip.requiredAge > 0 && <Notice tone="info">{t('scanner.age', { age: trip.requiredAge })}</Notice>}
        <OfferPanel
          offers={trip.offers}
          lines={trip.lines}
          busy={busy}
          onDecline={onDecline}
          onActivate={ofMember(act.activate)}
        />
        <ChangedOffers changed={trip.offers?.changed} lines={trip.lines} />
        <Coupons
          coupons={trip.offers?.coupons ?? []}
          busy={busy}
          onEnter={act.enterCoupon}
          onRemove={(code) => void act.removeCoupon(code)}
        />
        {firstName === undefined && <WithCard offers={trip.offers} />}
        {firstName === undefined && (
          <AddCard
            caller={caller}
            disabled={busy}
            onPresented={async ({ presentation, firstName: name }) => {
              const isOn = await act.attach(presentation);
              if (isOn) setFirstName(name ?? undefined);
              return isOn;
            }}
          />
        )}
      </div>
      <div className="scanning-actions">
        <ConfirmButton
          size="lg"
          px="xs"
          disabled={busy}
          label={t('scanner.cancel')}
          question={t('scanner.cancelQuestion')}
          onConfirm={() => void act.cancel().then((done) => done && onCancelled())}
        />
        <Button
          size="lg"
          disabled={busy || trip.lines.length === 0}
          onClick={() => void act.end().then((ended) => ended && onEnded(ended))}
        >
          {t('scanner.end')}
        </Button>
      </div>
    </div>
  );
};
