import { Text } from '@mantine/core';
import type { ReceiptFragment } from '@rayon/client/operations/till';
import { inMoney } from './money';

/** What was paid for a line of a receipt and, where returns changed it, what is paid now for what is kept of it. */
export const LinePaid = ({
  line: { paid, keptPaid },
  size,
}: {
  line: Pick<ReceiptFragment['lines'][number], 'paid' | 'keptPaid'>;
  size?: 'sm';
}) => (
  <Text size={size} className="figures">
    {keptPaid.minor !== paid.minor && (
      <Text span inherit c="dimmed">
        {inMoney(paid)}
        {' → '}
      </Text>
    )}
    {inMoney(keptPaid)}
  </Text>
);
