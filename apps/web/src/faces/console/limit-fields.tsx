import { SimpleGrid } from '@mantine/core';
import { useTranslation } from '../../i18n';
import {
  conditionsNameAmount,
  giftNamesAmount,
  isByPiece,
  namesAmount,
  pastsNameAmount,
  picksCheapest,
} from './draft';
import { AmountOf, CheckOf, ChoiceOf, CurrencyOf, type Form, TextOf } from './fields';
import { Folded } from './folded';
import { lowersPrice } from './gift';

const narrowLimits = ['perMemberPerDay', 'perDay', 'perStore', 'perStorePerDay'] as const;

const columns = { base: 1, sm: 2 };

/** How often and how much. */
export const LimitFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  const { draft } = form;
  const isDiscount = lowersPrice(draft.gift);
  // Where something is for the cheapest pieces, their number is asked for beside it.
  const saysPieces = isByPiece(draft) && picksCheapest(draft);
  const asksHere =
    namesAmount(draft) && !giftNamesAmount(draft) && !conditionsNameAmount(draft) && !pastsNameAmount(draft);
  const narrow = narrowLimits.filter(
    (field) => draft.audience !== 'ANONYMOUS' || field !== 'perMemberPerDay',
  );
  return (
    <SimpleGrid cols={columns}>
      {!saysPieces && (
        <TextOf form={form} field="perTrip" inputMode="numeric" hint={t('console.perTripHint')} />
      )}
      {draft.audience !== 'ANONYMOUS' && (
        <TextOf form={form} field="perMember" inputMode="numeric" hint={t('console.emptyIsNone')} />
      )}
      <TextOf form={form} field="total" inputMode="numeric" hint={t('console.emptyIsNone')} />
      {isDiscount && <AmountOf form={form} field="budget" hint={t('console.emptyIsNone')} />}
      {asksHere && <CurrencyOf form={form} />}
      {isDiscount && draft.budget.trim() !== '' && (
        <CheckOf form={form} field="budgetPartly" hint={t('console.budgetPartlyHint')} />
      )}
      <Folded form={form} fields={[...narrowLimits, 'perArticle', 'discount', 'floorPercent', 'floorBasket']}>
        {narrow.map((field) => (
          <TextOf
            key={field}
            form={form}
            field={field}
            inputMode="numeric"
            hint={t(field === 'perStore' ? 'console.emptyIsNone' : 'console.dayHint')}
          />
        ))}
        {isDiscount && isByPiece(draft) && (
          <TextOf form={form} field="perArticle" inputMode="numeric" hint={t('console.perArticleHint')} />
        )}
        {isDiscount && (
          <>
            <AmountOf form={form} field="discount" hint={t('console.emptyIsNone')} />
            <TextOf
              form={form}
              field="floorPercent"
              inputMode="decimal"
              hint={t('console.floorPercentHint')}
            />
            <AmountOf form={form} field="floorBasket" hint={t('console.floorBasketHint')} />
          </>
        )}
      </Folded>
    </SimpleGrid>
  );
};

/** How it goes together with other campaigns. */
export const StackingFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={columns}>
      <ChoiceOf
        form={form}
        field="stacking"
        hint={t(`console.stackingHints.${form.draft.stacking}`)}
        data={(['EXCLUSIVE', 'STACKABLE', 'ALWAYS'] as const).map((value) => ({
          value,
          label: t(`console.stacking.${value}`),
        }))}
      />
      <Folded form={form} fields={['group', 'priority']}>
        <TextOf form={form} field="group" maxLength={40} hint={t('console.groupHint')} />
        <TextOf form={form} field="priority" inputMode="numeric" hint={t('console.priorityHint')} />
      </Folded>
    </SimpleGrid>
  );
};
