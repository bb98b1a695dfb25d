import { SimpleGrid } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { mayRepeat } from './draft';
import { AmountOf, CheckOf, ChoiceOf, type Form, TextOf } from './fields';
import { Rows } from './rows';

/** The more, the more off. */
export const StepsFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  const { by, gives } = form.draft;
  return (
    <>
      <ChoiceOf
        form={form}
        field="by"
        data={(['AMOUNT', 'QUANTITY'] as const).map((value) => ({
          value,
          label: t(`console.stepsBy.${value}`),
        }))}
      />
      <ChoiceOf
        form={form}
        field="gives"
        data={(['AMOUNT', 'PERCENT'] as const).map((value) => ({
          value,
          label: t(`console.stepsGive.${value}`),
        }))}
      />
      <Rows form={form} name="steps" least={1} most={10}>
        {(step) => (
          <SimpleGrid cols={2}>
            {by === 'AMOUNT' ? (
              <AmountOf form={step} field="reached" />
            ) : (
              <TextOf form={step} field="reached" label="reachedPieces" inputMode="numeric" />
            )}
            {gives === 'AMOUNT' ? (
              <AmountOf form={step} field="off" />
            ) : (
              <TextOf form={step} field="off" label="percent" inputMode="decimal" />
            )}
          </SimpleGrid>
        )}
      </Rows>
      {mayRepeat(form.draft) && <CheckOf form={form} field="repeats" hint={t('console.repeatsHint')} />}
    </>
  );
};
