import { ActionIcon, Button, Card, Group, Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { receiptDocument, returnLinesDocument } from '@rayon/client/operations/till';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inMoment } from '../../parts/dates';
import { Icon } from '../../parts/icons';
import { LinePaid } from '../../parts/line-paid';
import { inFigures, inMoney } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { StepTitle } from '../../parts/page';
import { PaidWithPoints } from '../../parts/paid-with-points';
import { PriorPrices } from '../../parts/prior-prices';
import { ReceiptKept } from '../../parts/receipt-kept';
import { ReceiptLineItem } from '../../parts/receipt-line';
import { ReceiptVat } from '../../parts/receipt-vat';
import { ReturnWindow } from '../../parts/return-window';
import { isStillOpen, type Trouble, useCommands } from '../../parts/use-task';
import type { Receipt } from './basket';
import { inTenders, type RefundedTender } from './in-tenders';
import { type Back, linesOf, Returning } from './returning';

/** Whether it is not known yet what became of a return that was asked for. */
const isOpen = (trouble: Trouble | undefined): boolean =>
  trouble?.kind === 'problem' || (trouble !== undefined && isStillOpen(trouble.refusal));

/** Points follow payment and returns a moment later: they are looked for often at first, then until they are there. */
const looks = { quick: 10, pauseMilliseconds: 300, laterMilliseconds: 3_000 };

const PointsOf = ({ points }: Pick<Receipt, 'points'>) => {
  const { t } = useTranslation();
  if (points?.status === 'NO_MEMBER') return t('till.noMember');
  if (points?.status !== 'POSTED') return t('till.pointsAre', { points: t('till.pending') });
  const back = points.reversed > 0 ? `, ${t('till.pointsBack', { points: inFigures(points.reversed) })}` : '';
  return t('till.pointsAre', { points: `+${inFigures(points.earned)}${back}` });
};

/** The paid receipt with its points; units of its lines can be brought back. */
export const PaidReceipt = ({
  caller,
  closed,
  onNext,
}: {
  caller: GatewayClient;
  closed: Receipt;
  onNext: () => void;
}) => {
  const { t, set } = useTranslation();
  const { busy, trouble, send, clear } = useCommands(caller);
  const [receipt, setReceipt] = useState(closed);
  const [looked, setLooked] = useState(0);
  const [back, setBack] = useState<Back>({});
  const [tenders, setTenders] = useState<readonly RefundedTender[]>([]);
  const told = useRef<HTMLDivElement>(null);
  const isSomethingOpen =
    receipt.returnOpen || receipt.points === null || receipt.points.status === 'PENDING';
  const isChosen = Object.keys(back).length > 0;
  const isUnanswered = isChosen && isOpen(trouble);
  // What was asked for in time is answered after it, too.
  const isReturning = isChosen && (isUnanswered || !receipt.returnWindowOver);

  useEffect(() => {
    const isQuick = looked < looks.quick;
    if (!isQuick && !isSomethingOpen) return undefined;
    const timer = setTimeout(
      () => {
        caller
          .ask(receiptDocument, { id: closed.id }, { partly: true })
          .then((found) => found.receipt && setReceipt(found.receipt))
          .catch(() => undefined)
          .finally(() => setLooked((times) => times + 1));
      },
      isQuick ? looks.pauseMilliseconds : looks.laterMilliseconds,
    );
    return () => clearTimeout(timer);
  }, [looked, isSomethingOpen, closed.id, caller]);

  const choose = (lineId: string, more: number) => {
    clear();
    const { [lineId]: chosen = 0, ...others } = back;
    setBack(chosen + more > 0 ? { ...others, [lineId]: chosen + more } : others);
  };
  const refund = async (refundMinor: number | undefined) => {
    const returned = await send(returnLinesDocument, {
      receiptId: receipt.id,
      lines: linesOf(back),
      ...(refundMinor === undefined ? {} : { refundMinor }),
    });
    if (!returned) return;
    setReceipt(returned.receipt);
    setTenders(returned.tenders);
    setBack({});
    setLooked(0);
    told.current?.focus();
  };

  return (
    <Stack>
      <Card withBorder padding="lg">
        <Group justify="space-between" align="end">
          <div>
            <StepTitle size="h3">{t('till.receipt', { number: receipt.number })}</StepTitle>
            <Text c="dimmed" data-testid="receipt-place">
              {[receipt.store.name, inMoment(receipt.closedAt)].filter(Boolean).join(' · ')}
            </Text>
          </div>
          <div>
            <Text fz={36} fw={800} lh={1} ta="right" className="figures" data-testid="paid">
              {inMoney(receipt.total)}
            </Text>
            <ReceiptKept receipt={receipt} />
            <ReceiptVat vat={receipt.vat} />
            <PaidWithPoints paid={receipt.paidWithPoints} />
          </div>
        </Group>
        <Text mt="xs" data-testid="receipt-points" role="status">
          <PointsOf points={receipt.points} />
        </Text>
        <ReturnWindow receipt={receipt} />
      </Card>
      <div ref={told} tabIndex={-1} role="status">
        {receipt.lines.some(({ quantity, quantityKept }) => quantityKept < quantity) && (
          <Notice tone="good">
            {t('till.refunded', { amount: inMoney(receipt.refunded) })}
            {tenders.length > 0 && ` · ${inTenders(tenders)}`}
          </Notice>
        )}
        {receipt.returnOpen && !isReturning && <Notice tone="offer">{t('till.returnOpen')}</Notice>}
      </div>
      {isReturning && (
        <Returning
          caller={caller}
          receipt={receipt}
          back={back}
          busy={busy}
          trouble={trouble}
          isOpen={isUnanswered}
          onLess={(lineId) => choose(lineId, -1)}
          onGiveUp={() => {
            clear();
            setBack({});
          }}
          onRefund={refund}
          onRefused={() => setLooked(0)}
        />
      )}
      <Button size="lg" onClick={onNext}>
        {t('till.next')}
      </Button>
      <Card withBorder padding="md" py={4}>
        <ul className="lines" aria-label={t('till.lines')}>
          {receipt.lines.map((line) => (
            <ReceiptLineItem key={line.id} line={line}>
              <Group gap="sm" wrap="nowrap">
                <LinePaid line={line} />
                {!receipt.returnWindowOver &&
                !line.parentLineId &&
                line.quantityKept > (back[line.id] ?? 0) ? (
                  <ActionIcon
                    variant="default"
                    size={44}
                    disabled={busy || isUnanswered || (receipt.returnOpen && !isReturning)}
                    aria-label={t('till.returnOne', { name: line.name })}
                    onClick={() => choose(line.id, 1)}
                  >
                    <Icon name="back" />
                  </ActionIcon>
                ) : (
                  <span style={{ width: 44 }} />
                )}
              </Group>
            </ReceiptLineItem>
          ))}
          {receipt.discounts.map(({ campaignId, version, title, discount, priorPrices }) => (
            <li key={campaignId}>
              <div>
                <Text className="offer">{set(title)}</Text>
                <PriorPrices priorPrices={priorPrices} lines={receipt.lines} />
                <Text size="sm" c="dimmed">
                  {t('till.campaignVersion', { version })}
                </Text>
              </div>
              <Text className="figures offer" pr={56}>
                {t('money.minus', { amount: inMoney(discount) })}
              </Text>
            </li>
          ))}
        </ul>
      </Card>
    </Stack>
  );
};
