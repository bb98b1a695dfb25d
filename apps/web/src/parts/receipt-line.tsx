import { Text } from '@mantine/core';
import type { ReceiptFragment } from '@rayon/client/operations/till';
import type { ReactNode } from 'react';
import { useTranslation } from '../i18n';

/** A line of a receipt; one with a parent came with it, as a deposit does. */
type ReceiptLine = Omit<ReceiptFragment['lines'][number], 'paid' | 'keptPaid'>;

/** One line of a receipt: what it is, what of it was taken back, and beside it what the screen has to say. */
export const ReceiptLineItem = ({
  line,
  size,
  children,
}: {
  line: ReceiptLine;
  size?: 'sm';
  children: ReactNode;
}) => {
  const { t } = useTranslation();
  const { name, quantity, quantityKept, parentLineId } = line;
  return (
    <li data-linked={parentLineId ? true : undefined}>
      <div>
        <Text size={size}>
          {quantity > 1 ? `${quantity} × ` : ''}
          {name}
        </Text>
        {quantityKept < quantity && (
          <Text size="sm" c="dimmed">
            {t('till.returned', { returned: quantity - quantityKept, quantity, kept: quantityKept })}
          </Text>
        )}
      </div>
      {children}
    </li>
  );
};
