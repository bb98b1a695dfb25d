import { Text } from '@mantine/core';
import type { ReceiptFragment } from '@rayon/client/operations/till';
import { useTranslation } from '../i18n';
import { inMoney } from './money';

/** What of the total was given back, and what is paid for what is kept; nothing while all of it is. */
export const ReceiptKept = ({
  receipt: { lines, total, refunded },
}: {
  receipt: Pick<ReceiptFragment, 'total' | 'refunded'> & {
    lines: readonly Pick<ReceiptFragment['lines'][number], 'quantity' | 'quantityKept'>[];
  };
}) => {
  const { t } = useTranslation();
  if (lines.every(({ quantity, quantityKept }) => quantityKept === quantity)) return null;
  const kept = { ...total, minor: total.minor - refunded.minor };
  return (
    <Text size="sm" ta="right" data-testid="receipt-kept">
      {t('till.keptNow', { refunded: inMoney(refunded), amount: inMoney(kept) })}
    </Text>
  );
};
