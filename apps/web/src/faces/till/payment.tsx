import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import { Button, Card, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import {
  attachCardAtTillDocument,
  cancelAtTillDocument,
  claimedBasketDocument,
  confirmPaymentDocument,
  enterCouponAtTillDocument,
  removeCouponAtTillDocument,
  removeLineAtTillDocument,
} from '@rayon/client/operations/till';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { AddCard } from '../../parts/add-card';
import { ChangedOffers } from '../../parts/changed-offers';
import { ConfirmButton } from '../../parts/confirm-button';
import { Coupons } from '../../parts/coupons';
import { businessDate, inMoney } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { StepTitle } from '../../parts/page';
import { RefusedByAge } from '../../parts/refused-by-age';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useBack } from '../../parts/use-reach';
import { useRequired } from '../../parts/use-required';
import { isStillOpen, useCommands } from '../../parts/use-task';
import { type Basket, ownerOf, type Receipt } from './basket';
import { BasketLines } from './basket-lines';
import { PointsPayment } from './points-payment';

const tenders = ['CARD', 'CASH', 'VOUCHER'] as const;
const numberOfNow = () => new Date().toISOString().replaceAll(/\D/g, '').slice(2, 14);

/** How often a basket that waits for somebody is looked at again, in milliseconds. */
const lookAgainMilliseconds = 1500;

/** The claimed basket: what is due, what blocks payment, and the payment itself. */
export const Payment = ({
  caller,
  claimed,
  onPaid,
  onBack,
}: {
  caller: GatewayClient;
  claimed: Basket;
  onPaid: (receipt: Receipt) => void;
  onBack: () => void;
}) => {
  const { t, language } = useTranslation();
  const { busy, trouble, send, clear } = useCommands(caller);
  const [basket, setBasket] = useState(claimed);
  const [tender, setTender] = useState<(typeof tenders)[number]>('CARD');
  const [receiptNumber, setReceiptNumber] = useState(numberOfNow);

  const numberField = useRef<HTMLInputElement>(null);
  const required = useRequired(clear);
  const lines = useRef<HTMLDivElement>(null);

  const { due } = basket;
  const ageOpen = basket.ageCheck === 'OPEN';
  const auditOpen = basket.audit?.required === true && basket.audit.outcome === 'OPEN';
  const isWithdrawn = basket.withdrawnLineIds.length > 0;
  const ageRefused = basket.ageCheck === 'REFUSED';
  const { pointsPayment } = basket;
  const isKeepingPoints = pointsPayment?.status === 'ASKED';
  const byPoints = pointsPayment?.amount?.minor ?? 0;
  const rest = due && { ...due, minor: due.minor - byPoints };
  const waiting = ageOpen || ageRefused || auditOpen || isWithdrawn || isKeepingPoints || !rest;
  const articles = basket.lines.filter(({ parentLineId }) => parentLineId === null);
  // The last article cannot be taken out: without it there is no basket.
  const isNothingToKeep =
    articles.length <= 1 ||
    articles.every(({ id }) => basket.ageRefusedLineIds.includes(id) || basket.withdrawnLineIds.includes(id));

  const look = useCallback(async () => {
    const found = await caller.ask(claimedBasketDocument, { id: claimed.id }).catch(() => undefined);
    if (found?.trip) setBasket(found.trip);
  }, [caller, claimed.id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: offers are told in another language then.
  useEffect(() => void look(), [look, language]);
  useBack(look);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => void look(), lookAgainMilliseconds);
    return () => clearInterval(timer);
  }, [waiting, look]);

  // Points that are still being set aside are in the basket all the same.
  const isStillAsked = trouble?.kind === 'refusal' && isStillOpen(trouble.refusal);
  useEffect(() => {
    if (isStillAsked) void look();
  }, [isStillAsked, look]);

  // What was refused is over once the basket is another one.
  const standing = JSON.stringify(basket);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the basket alone says when.
  useEffect(() => clear(), [clear, standing]);

  const pay = async () => {
    if (!rest || !numberField.current?.checkValidity()) return;
    const paid = await send(confirmPaymentDocument, {
      tripId: basket.id,
      businessDate: businessDate(),
      receiptNumber,
      tenders: [
        { kind: 'POINTS' as const, amountMinor: byPoints },
        { kind: tender, amountMinor: rest.minor },
      ].filter(({ amountMinor }) => amountMinor > 0),
    });
    if (paid) onPaid(paid.receipt);
  };
  const remove = async (lineId: string) => {
    const removed = await send(removeLineAtTillDocument, {
      tripId: basket.id,
      lineId,
    });
    if (removed) setBasket(removed.trip);
    lines.current?.focus();
  };
  const attach = async (presentation: string): Promise<boolean> => {
    const attached = await send(attachCardAtTillDocument, { tripId: basket.id, presentation });
    if (attached) setBasket(attached.trip);
    return attached !== undefined;
  };
  const enterCoupon = async (code: string): Promise<boolean> => {
    const entered = await send(enterCouponAtTillDocument, { tripId: basket.id, code });
    if (entered) setBasket(entered.trip);
    return entered !== undefined;
  };
  const removeCoupon = async (code: string) => {
    const removal = await send(removeCouponAtTillDocument, { tripId: basket.id, code });
    if (removal) setBasket(removal.trip);
  };
  const cancel = async () => {
    if (await send(cancelAtTillDocument, { tripId: basket.id })) onBack();
  };

  return (
    <Stack>
      <Card withBorder padding="md" className="till-due">
        <Group justify="space-between" align="end" wrap="nowrap">
          <div>
            <StepTitle size="h3">{t('till.due')}</StepTitle>
            <Text c="dimmed">{ownerOf(basket)}</Text>
          </div>
          <Text
            fz="clamp(2rem, 11vw, 2.75rem)"
            fw={800}
            lh={1}
            className="figures"
            data-testid="due"
            aria-live="polite"
          >
            {rest ? inMoney(rest) : '…'}
          </Text>
        </Group>
      </Card>
      <ChangedOffers changed={basket.offers?.changed} lines={basket.lines} />
      <div role="status">
        <Stack gap="xs">
          {!due && <Notice tone="info">{t('till.priced')}</Notice>}
          <RefusedByAge trip={basket} lead={t('till.ageRefused', { age: basket.requiredAge })} />
          {ageOpen && <Notice tone="info">{t('till.ageOpen', { age: basket.requiredAge })}</Notice>}
          {auditOpen && <Notice tone="info">{t('till.auditOpen')}</Notice>}
          {isWithdrawn && <Notice tone="problem">{t('till.withdrawn')}</Notice>}
        </Stack>
      </div>
      <Card withBorder padding="lg">
        <Stack>
          {basket.holder && (
            <PointsPayment
              caller={caller}
              basket={basket}
              disabled={busy}
              onChanged={setBasket}
              onStillAsked={() => void look()}
            />
          )}
          {rest?.minor !== 0 && (
            <SegmentedControl
              aria-label={t('till.tender')}
              size="md"
              styles={{ label: { paddingInline: 4 } }}
              value={tender}
              onChange={(value) => setTender(value as typeof tender)}
              data={tenders.map((value) => ({ value, label: t(`till.tenders.${value}`) }))}
            />
          )}
          <TextInput
            ref={numberField}
            label={t('till.receiptNumber')}
            {...required}
            value={receiptNumber}
            maxLength={40}
            onChange={(event) => setReceiptNumber(event.currentTarget.value)}
          />
          <TroubleNotice trouble={trouble} />
          <Button size="xl" loading={busy} disabled={waiting} onClick={() => void pay()}>
            {rest ? t('till.pay', { amount: inMoney(rest) }) : t('till.payLater')}
          </Button>
          <Coupons
            coupons={basket.offers?.coupons ?? []}
            busy={busy}
            onEnter={enterCoupon}
            onRemove={(code) => void removeCoupon(code)}
          />
          {!basket.holder && (
            <AddCard
              caller={caller}
              disabled={busy}
              onPresented={({ presentation }) => attach(presentation)}
            />
          )}
          {isNothingToKeep && (
            <ConfirmButton
              disabled={busy}
              label={t('till.cancel')}
              question={t('scanner.cancelQuestion')}
              onConfirm={() => void cancel()}
            />
          )}
          <Button variant="subtle" onClick={onBack}>
            {t('till.later')}
          </Button>
        </Stack>
      </Card>
      <div ref={lines} tabIndex={-1}>
        <BasketLines basket={basket} busy={busy} onRemove={(lineId) => void remove(lineId)} />
      </div>
    </Stack>
  );
};
