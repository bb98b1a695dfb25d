import { Text } from '@mantine/core';
import type { ReceiptFragment } from '@rayon/client/operations/till';
import { useTranslation } from '../i18n';
import { inMoney } from './money';
import { inPoints } from './points';

/** What of a receipt was paid with points; nothing where none was. */
export const PaidWithPoints = ({ paid }: { paid: ReceiptFragment['paidWithPoints'] }) => {
  const { t } = useTranslation();
  if (!paid) return null;
  return (
    <Text size="sm" c="dimmed" ta="right">
      {t('till.paidWithPoints', { amount: inMoney(paid.amount), points: inPoints(paid.points) })}
    </Text>
  );
};
