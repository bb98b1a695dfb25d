import { useTranslation } from '../../i18n';
import { ChoiceOf, type Form, TextOf } from './fields';
import { gifts } from './gift';

/** What the shopper gets, and the numbers it needs. */
export const GiftFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  const { gift } = form.draft;
  return (
    <>
      <ChoiceOf
        form={form}
        field="gift"
        data={gifts.map((value) => ({ value, label: t(`console.gifts.${value}`) }))}
      />
      {gift === 'PERCENT_OFF' && <TextOf form={form} field="percent" inputMode="numeric" />}
      {(gift === 'AMOUNT_OFF' || gift === 'FIXED_PRICE' || gift === 'BASKET_AMOUNT_OFF') && (
        <TextOf form={form} field="amount" inputMode="decimal" hint={t(`console.amountHints.${gift}`)} />
      )}
      {gift === 'BASKET_AMOUNT_OFF' && <TextOf form={form} field="threshold" inputMode="decimal" />}
      {gift === 'N_FOR_M' && (
        <>
          <TextOf form={form} field="take" inputMode="numeric" />
          <TextOf form={form} field="pay" inputMode="numeric" />
        </>
      )}
      {gift === 'POINTS' && (
        <>
          <TextOf form={form} field="points" inputMode="numeric" />
          <ChoiceOf
            form={form}
            field="per"
            data={(['UNIT', 'BASKET'] as const).map((value) => ({ value, label: t(`console.per.${value}`) }))}
          />
        </>
      )}
      {gift === 'POINTS_MULTIPLIER' && (
        <TextOf form={form} field="multiplier" inputMode="numeric" hint={t('console.multiplierHint')} />
      )}
      {gift === 'MESSAGE' && (
        <ChoiceOf
          form={form}
          field="trigger"
          data={(['LINE_SCANNED', 'TRIP_OPENED'] as const).map((value) => ({
            value,
            label: t(`console.triggers.${value}`),
          }))}
        />
      )}
    </>
  );
};
