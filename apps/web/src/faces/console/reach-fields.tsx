import { Stack } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { choiceOf, isChoosable } from './draft';
import { ChoiceOf, type Form, TextOf } from './fields';
import { ExceptFields, PicksFields } from './picks-fields';

/** What the campaign applies to: everything, or what is picked. */
export const ReachFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  const { draft } = form;
  // A brand's message may answer to any article; what it gives falls on its own.
  const mayBeOthers = !draft.brandId || draft.gift === 'MESSAGE';
  const reaches = [
    ...(draft.brandId ? (['OWN'] as const) : []),
    ...(mayBeOthers ? (['WHOLE'] as const) : []),
    'SOME' as const,
  ];
  return (
    <Stack>
      <ChoiceOf
        form={form}
        field="reach"
        {...(draft.brandId ? { hint: t('console.ownArticlesOnly') } : {})}
        data={reaches.map((value) => ({ value, label: t(`console.reach.${value}`) }))}
      />
      {draft.reach === 'SOME' && <PicksFields form={form} ofOneBrand={!mayBeOthers} />}
      {draft.reach !== '' && <ExceptFields form={form} ofOneBrand={!mayBeOthers} />}
      {isChoosable(draft) && (
        <ChoiceOf
          form={form}
          field="choice"
          hint={t('console.choiceHint')}
          data={(['ALL', 'MOST_BOUGHT', 'LEAST_BOUGHT'] as const).map((value) => ({
            value,
            label: t(`console.choices.${value}`),
          }))}
        />
      )}
      {choiceOf(draft) !== undefined && (
        <TextOf form={form} field="choiceWeeks" inputMode="numeric" hint={t('console.weeksHint')} />
      )}
    </Stack>
  );
};
