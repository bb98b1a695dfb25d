import { Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { useTranslation } from '../../i18n';
import { inDay, inFigures, inMoney } from '../../parts/money';
import type { PointsEntry, Receipt } from './mine';
import { ReceiptDetails } from './receipt-details';

/** Paid baskets, the newest first; undefined while they cannot be told. */
export const Receipts = ({
  caller,
  receipts,
}: {
  caller: GatewayClient;
  receipts: Receipt[] | undefined;
}) => {
  const { t } = useTranslation();
  if (!receipts) return <Text c="dimmed">{t('card.receiptsAway')}</Text>;
  if (receipts.length === 0) return <Text c="dimmed">{t('card.noReceipts')}</Text>;
  return (
    <ul className="lines">
      {receipts.map(({ id, number, closedAt, total, refunded, points }) => (
        <ReceiptDetails key={id} caller={caller} receiptId={id}>
          <div>
            <Text fw={600}>{inDay(closedAt)}</Text>
            <Text size="sm" c="dimmed">
              {t('card.receipt', { number })}
            </Text>
          </div>
          <div style={{ textAlign: 'right' }}>
            <Text className="figures" fw={600}>
              {inMoney(total)}
            </Text>
            {points?.status === 'POSTED' && (
              <Text size="sm" c="dimmed" className="figures">
                {t('card.pointsOf', { points: inFigures(points.earned - points.reversed) })}
              </Text>
            )}
            {refunded.minor > 0 && (
              <Text size="sm" c="dimmed">
                {t('till.refunded', { amount: inMoney(refunded) })}
              </Text>
            )}
          </div>
        </ReceiptDetails>
      ))}
    </ul>
  );
};

/** What came onto the account and what left it. */
export const Movements = ({ entries }: { entries: PointsEntry[] }) => {
  const { t } = useTranslation();
  return (
    <ul className="lines">
      {entries.map(({ id, kind, points, at }) => (
        <li key={id}>
          <div>
            <Text fw={600}>{t(kind === 'ACCRUAL' ? 'card.earned' : 'card.reversed')}</Text>
            <Text size="sm" c="dimmed">
              {inDay(at)}
            </Text>
          </div>
          <Text className="figures" fw={600}>
            {kind === 'ACCRUAL' ? '+' : '−'}
            {inFigures(Math.abs(points))}
          </Text>
        </li>
      ))}
    </ul>
  );
};
