import { useTranslation } from '../../i18n';
import { ChallengeFields } from './challenge-fields';
import { type Draft, giftNamesAmount, isByPiece, picksCheapest } from './draft';
import { AmountOf, CheckOf, ChoiceOf, CurrencyOf, type Form, TextOf } from './fields';
import { Folded } from './folded';
import { gifts } from './gift';
import { BundleFields, BuyGetFields } from './set-fields';
import { StepsFields } from './steps-fields';

/** What the shopper gets, and the numbers it needs. */
export const GiftFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceOf
        form={form}
        field="gift"
        data={gifts.map((value) => ({ value, label: t(`console.gifts.${value}`) }))}
      />
      <OneGiftFields form={form} />
      {giftNamesAmount(form.draft) && <CurrencyOf form={form} />}
      <RareGiftFields form={form} />
    </>
  );
};

const OneGiftFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  const { gift, amountPer } = form.draft;
  // Of the cheapest no reduction of each piece is announced.
  const fromPriorPrice = picksCheapest(form.draft) ? [] : [t('console.fromPriorPrice')];
  switch (gift) {
    case '':
      return null;
    case 'PERCENT_OFF':
      return (
        <TextOf
          form={form}
          field="percent"
          inputMode="decimal"
          hint={[
            ...(form.currencies.length > 1 ? [t('console.percentAnywhere')] : []),
            ...fromPriorPrice,
          ].join(' ')}
        />
      );
    case 'AMOUNT_OFF':
      return (
        <AmountOf
          form={form}
          field="amount"
          hint={
            amountPer === 'ARTICLE'
              ? t('console.amountHints.ONCE_PER_ARTICLE')
              : [t(`console.amountHints.${gift}`), ...fromPriorPrice].join(' ')
          }
        />
      );
    case 'FIXED_PRICE':
    case 'BASKET_AMOUNT_OFF':
    case 'OWN_AMOUNT':
      return <AmountOf form={form} field="amount" hint={t(`console.amountHints.${gift}`)} />;
    case 'N_FOR_M':
      return (
        <>
          <TextOf form={form} field="take" inputMode="numeric" />
          <TextOf form={form} field="pay" inputMode="numeric" />
          <TextOf
            form={form}
            field="percent"
            label="restPercent"
            inputMode="decimal"
            hint={t('console.emptyIsFree')}
          />
          <CheckOf form={form} field="ofOneArticle" hint={t('console.ofOneArticleHint')} />
        </>
      );
    case 'BUY_GET':
      return <BuyGetFields form={form} />;
    case 'BUNDLE_PRICE':
    case 'BUNDLE_PERCENT_OFF':
      return <BundleFields form={form} />;
    case 'STEPS':
      return <StepsFields form={form} />;
    case 'POINTS':
      return (
        <>
          <TextOf form={form} field="points" inputMode="numeric" />
          <ChoiceOf
            form={form}
            field="per"
            data={(['UNIT', 'BASKET'] as const).map((value) => ({ value, label: t(`console.per.${value}`) }))}
          />
        </>
      );
    case 'OWN_POINTS':
      return (
        <TextOf form={form} field="points" inputMode="numeric" hint={t('console.amountHints.OWN_AMOUNT')} />
      );
    case 'POINTS_MULTIPLIER':
      return <TextOf form={form} field="multiplier" inputMode="numeric" hint={t('console.multiplierHint')} />;
    case 'CHALLENGE':
      return <ChallengeFields form={form} />;
    case 'MESSAGE':
      return (
        <ChoiceOf
          form={form}
          field="trigger"
          data={(['LINE_SCANNED', 'TRIP_OPENED', 'TRIP_ENDED'] as const).map((value) => ({
            value,
            label: t(`console.triggers.${value}`),
          }))}
        />
      );
  }
};

const cheapestFields = (draft: Draft) =>
  picksCheapest(draft) ? (['cheapest', 'perTrip'] as const) : (['cheapest'] as const);

/** That only the cheapest get it, and then how many of them. */
const CheapestFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  return (
    <>
      <CheckOf form={form} field="cheapest" hint={t('console.cheapestHint')} />
      {picksCheapest(form.draft) && (
        <TextOf form={form} field="perTrip" label="cheapestPieces" inputMode="numeric" />
      )}
    </>
  );
};

const RareGiftFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  const { gift } = form.draft;
  const withoutVat = <CheckOf form={form} field="withoutVat" hint={t('console.withoutVatHint')} />;
  switch (gift) {
    case 'PERCENT_OFF':
    case 'FIXED_PRICE':
      return (
        <Folded form={form} fields={cheapestFields(form.draft)}>
          <CheapestFields form={form} />
        </Folded>
      );
    case 'AMOUNT_OFF':
      return (
        <Folded form={form} fields={['amountPer', 'withoutVat', ...cheapestFields(form.draft)]}>
          <ChoiceOf
            form={form}
            field="amountPer"
            data={(['UNIT', 'ARTICLE'] as const).map((value) => ({
              value,
              label: t(`console.amountPer.${value}`),
            }))}
          />
          {withoutVat}
          {isByPiece(form.draft) && <CheapestFields form={form} />}
        </Folded>
      );
    case 'BASKET_AMOUNT_OFF':
      return (
        <Folded form={form} fields={['withoutVat']}>
          {withoutVat}
        </Folded>
      );
    default:
      return null;
  }
};
