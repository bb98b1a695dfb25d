import { useTranslation } from '../../i18n';
import { AudienceReach } from './audience-reach';
import { audiencesFor } from './audiences-for';
import { isActivatable } from './draft';
import { employeeRulesFor } from './employees-draft';
import { CheckOf, ChoiceOf, type Form, TextOf } from './fields';
import { isOverVisits } from './gift';
import { PastFields } from './past-fields';
import { PersonDayFields } from './person-day-fields';

/** Whom the campaign is for, and the code they need, where they need one; those who agree to personal offers may be chosen by what they bought. */
export const AudienceFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  const { audience, gift } = form.draft;
  const employeeRules = employeeRulesFor(form.draft);
  // Neither a message nor what is done over several visits asks for a code.
  const asksForCodes = gift !== 'MESSAGE' && !isOverVisits(gift);
  const anything = { value: '', label: t('console.anyHistory') };
  // A campaign may have a spelling that the list does not show.
  const choices = (chosen: string) => [
    anything,
    ...[...new Set([...form.categories, ...(chosen ? [chosen] : [])])].map((name) => ({
      value: name,
      label: name,
    })),
  ];
  return (
    <>
      <ChoiceOf
        form={form}
        field="audience"
        data={audiencesFor(form.draft).map((value) => ({ value, label: t(`console.audiences.${value}`) }))}
      />
      {employeeRules.length > 1 && (
        <ChoiceOf
          form={form}
          field="employees"
          data={employeeRules.map((value) => ({
            value,
            label: value === '' ? t('console.anyEmployment') : t(`console.employeeRules.${value}`),
          }))}
        />
      )}
      {audience === 'PERSONALISED' && (
        <>
          <ChoiceOf form={form} field="bought" data={choices(form.draft.bought)} />
          <ChoiceOf form={form} field="notBought" data={choices(form.draft.notBought)} />
          <TextOf form={form} field="joined" inputMode="numeric" hint={t('console.joinedHint')} />
          {!isOverVisits(gift) && <PersonDayFields form={form} />}
          <PastFields form={form} />
        </>
      )}
      <AudienceReach form={form} />
      {asksForCodes && (
        <ChoiceOf
          form={form}
          field="codeKind"
          hint={form.draft.codeKind === 'OWN' ? t('console.ownCodesHint') : undefined}
          data={(['NONE', 'SHARED', 'OWN'] as const).map((value) => ({
            value,
            label: t(`console.codeKinds.${value}`),
          }))}
        />
      )}
      {isActivatable(form.draft) && <CheckOf form={form} field="activation" />}
      {asksForCodes && form.draft.codeKind === 'SHARED' && (
        <TextOf form={form} field="coupon" maxLength={40} hint={t('console.couponHint')} />
      )}
      {asksForCodes && form.draft.codeKind === 'OWN' && (
        <TextOf form={form} field="usesPerCode" inputMode="numeric" hint={t('console.usesPerCodeHint')} />
      )}
    </>
  );
};
