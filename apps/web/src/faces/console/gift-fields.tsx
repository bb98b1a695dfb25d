import { useTranslation } from '../../i18n';
import { AmountOf, ChoiceOf, CurrencyOf, type Form, TextOf } from './fields';
import { giftIsAmount, gifts } from './gift';

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
      {gift === 'PERCENT_OFF' && (
        <TextOf
          form={form}
          field="percent"
          inputMode="decimal"
          {...(form.currencies.length > 1 ? { hint: t('console.percentAnywhere') } : {})}
        />
      )}
      {giftIsAmount(gift) && <AmountOf form={form} field="amount" hint={t(`console.amountHints.${gift}`)} />}
      {gift === 'BASKET_AMOUNT_OFF' && <AmountOf form={form} field="threshold" />}
      {giftIsAmount(gift) && <CurrencyOf form={form} />}
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
