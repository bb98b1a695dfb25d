import { useTranslation } from '../../i18n';
import { ChoiceOf, type Form, TextOf } from './fields';

/** Around which day of the person it is, where it is not on any. */
export const PersonDayFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  const { personDay } = form.draft;
  return (
    <>
      <ChoiceOf
        form={form}
        field="personDay"
        hint={personDay === 'BIRTHDAY' ? t('console.birthdayHint') : undefined}
        data={(['', 'BIRTHDAY', 'JOINED'] as const).map((value) => ({
          value,
          label: value === '' ? t('console.anyDay') : t(`console.personDays.${value}`),
        }))}
      />
      {personDay !== '' &&
        (['daysBefore', 'daysAfter'] as const).map((field) => (
          <TextOf
            key={field}
            form={form}
            field={field}
            inputMode="numeric"
            hint={t('console.aroundDayHint')}
          />
        ))}
    </>
  );
};
