import { Text } from '@mantine/core';
import type { ReceiptFragment } from '@rayon/client/operations/till';
import { dayText } from '@rayon/kernel/day-text';
import { useTranslation } from '../i18n';

/** Until when goods of a receipt come back, or that they do no more; nothing where there is no bound, and where nothing is left to return. */
export const ReturnWindow = ({
  receipt: { lines, returnableUntil, returnWindowOver },
}: {
  receipt: Pick<ReceiptFragment, 'returnableUntil' | 'returnWindowOver'> & {
    lines: readonly Pick<ReceiptFragment['lines'][number], 'quantityKept'>[];
  };
}) => {
  const { t, language } = useTranslation();
  if (returnableUntil === null || lines.every(({ quantityKept }) => quantityKept === 0)) return null;
  const day = dayText(returnableUntil, language);
  return (
    <Text size="sm" c="dimmed" data-testid="return-window">
      {t(returnWindowOver ? 'till.returnOver' : 'till.returnableUntil', { day })}
    </Text>
  );
};
