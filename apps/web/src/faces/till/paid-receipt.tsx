import { ActionIcon, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Caller } from '../../gateway/caller';
import { Icon } from '../../parts/icons';
import { type Amount, inFigures, inMoney } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { StepTitle } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import type { Receipt } from './basket';
import { receiptDocument, returnLineDocument } from './documents';

/** Points follow payment and returns a moment later: they are looked for ten times, 300 ms apart. */
const looks = { times: 10, pauseMilliseconds: 300 };

const PointsOf = ({ points }: Pick<Receipt, 'points'>) => {
  const { t } = useTranslation();
  if (points?.status === 'NO_MEMBER') return t('till.noMember');
  if (points?.status !== 'POSTED') return t('till.pointsAre', { points: t('till.pending') });
  const back = points.reversed > 0 ? ` −${inFigures(points.reversed)}` : '';
  return t('till.pointsAre', { points: `+${inFigures(points.earned)}${back}` });
};

/** The paid receipt with its points; each line can be brought back, one unit at a time. */
export const PaidReceipt = ({
  caller,
  closed,
  onNext,
}: {
  caller: Caller;
  closed: Receipt;
  onNext: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, send } = useCommands(caller);
  const [receipt, setReceipt] = useState(closed);
  const [refund, setRefund] = useState<Amount>();
  const [looksLeft, setLooksLeft] = useState(looks.times);

  useEffect(() => {
    if (looksLeft === 0) return undefined;
    const timer = setTimeout(() => {
      caller
        .ask<{ receipt: Receipt | null }>(receiptDocument, { id: closed.id }, { partly: true })
        .then((found) => found.receipt && setReceipt(found.receipt))
        .catch(() => undefined)
        .finally(() => setLooksLeft((left) => left - 1));
    }, looks.pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [looksLeft, closed.id, caller]);

  const takeBack = async (lineId: string) => {
    const returned = await send<{ refund: Amount; receipt: Receipt }>('returnLine', returnLineDocument, {
      receiptId: receipt.id,
      lineId,
      quantity: 1,
    });
    if (!returned) return;
    setReceipt(returned.receipt);
    setRefund(returned.refund);
    setLooksLeft(looks.times);
  };

  return (
    <Stack>
      <Card withBorder padding="lg">
        <Group justify="space-between" align="end">
          <StepTitle size="h3">{t('till.receipt', { number: receipt.number })}</StepTitle>
          <Text fz={36} fw={800} lh={1} className="figures" data-testid="paid">
            {inMoney(receipt.total)}
          </Text>
        </Group>
        <Text mt="xs" data-testid="receipt-points" role="status">
          <PointsOf points={receipt.points} />
        </Text>
      </Card>
      {refund && (
        <Notice tone="good" role="status">
          {t('till.refunded', { amount: inMoney(refund) })}
        </Notice>
      )}
      <TroubleNotice trouble={trouble} />
      <Button size="lg" onClick={onNext}>
        {t('till.next')}
      </Button>
      <Card withBorder padding="md" py={4}>
        <ul className="lines" aria-label={t('till.lines')}>
          {receipt.lines.map((line) => (
            <li key={line.id} data-linked={line.parentLineId ? true : undefined}>
              <div>
                <Text>{line.name}</Text>
                {line.quantityKept < line.quantity && (
                  <Text size="sm" c="dimmed">
                    {t('till.kept', { kept: line.quantityKept, quantity: line.quantity })}
                  </Text>
                )}
              </div>
              <Group gap="sm" wrap="nowrap">
                <Text className="figures">{inMoney(line.paid)}</Text>
                {!line.parentLineId && line.quantityKept > 0 ? (
                  <ActionIcon
                    variant="default"
                    size={40}
                    disabled={busy}
                    aria-label={t('till.returnOne', { name: line.name })}
                    onClick={() => void takeBack(line.id)}
                  >
                    <Icon name="back" />
                  </ActionIcon>
                ) : (
                  <span style={{ width: 40 }} />
                )}
              </Group>
            </li>
          ))}
        </ul>
      </Card>
    </Stack>
  );
};
