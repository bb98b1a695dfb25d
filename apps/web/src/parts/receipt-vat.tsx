import { Text } from '@mantine/core';
import type { ReceiptFragment } from '@rayon/client/operations/till';
import { useTranslation } from '../i18n';
import { inMoney, inPercent } from './money';

/** The VAT in what was paid, by rate; nothing where no rate is known. */
export const ReceiptVat = ({ vat: rates }: Pick<ReceiptFragment, 'vat'>) => {
  const { t } = useTranslation();
  return rates.map(({ vatPercent, vat }) => (
    <Text key={vatPercent} size="sm" c="dimmed" ta="right">
      {t('till.vat', { percent: inPercent(vatPercent), amount: inMoney(vat) })}
    </Text>
  ));
};
