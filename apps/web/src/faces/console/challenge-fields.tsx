import { SimpleGrid } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { AmountOf, CheckOf, ChoiceOf, type Form, TextOf } from './fields';
import { Rows } from './rows';

/** What a challenge counts over several visits, its steps, and whether they are each member's own. */
export const ChallengeFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  const { goalsBy, goalsAreOwn } = form.draft;
  const isAmount = goalsBy === 'AMOUNT';
  const bounds = ['usualLeast', 'usualMost'] as const;
  return (
    <>
      <ChoiceOf
        form={form}
        field="goalsBy"
        data={(['RECEIPTS', 'PIECES', 'AMOUNT'] as const).map((value) => ({
          value,
          label: t(`console.pastCounts.${value}`),
        }))}
      />
      <TextOf form={form} field="goalDays" inputMode="numeric" hint={t('console.goalDaysHint')} />
      <TextOf form={form} field="priority" inputMode="numeric" hint={t('console.goalPriorityHint')} />
      <CheckOf form={form} field="goalsAreOwn" hint={t('console.goalsAreOwnHint')} />
      {goalsAreOwn && (
        <SimpleGrid cols={{ base: 1, sm: 3 }} className="whole-width">
          <TextOf form={form} field="usualWeeks" inputMode="numeric" />
          {bounds.map((bound) =>
            isAmount ? (
              <AmountOf key={bound} form={form} field={bound} hint={t(`console.usualHints.${bound}`)} />
            ) : (
              <TextOf
                key={bound}
                form={form}
                field={bound}
                inputMode="numeric"
                hint={t(`console.usualHints.${bound}`)}
              />
            ),
          )}
        </SimpleGrid>
      )}
      <Rows form={form} name="goals" least={1} most={5}>
        {(goal) => (
          <SimpleGrid cols={2}>
            {isAmount ? (
              <AmountOf form={goal} field="reached" label={goalsAreOwn ? 'reachedMore' : 'reached'} />
            ) : (
              <TextOf
                form={goal}
                field="reached"
                label={goalsAreOwn ? 'reachedMore' : 'reached'}
                unit={t(`console.goalUnits.${goalsBy as 'RECEIPTS' | 'PIECES'}`)}
                inputMode="numeric"
              />
            )}
            <TextOf form={goal} field="points" inputMode="numeric" />
          </SimpleGrid>
        )}
      </Rows>
    </>
  );
};
