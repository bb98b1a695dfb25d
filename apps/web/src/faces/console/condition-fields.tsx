import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { type ConditionDraft, conditionsNameAmount, giftNamesAmount, goesFirst } from './draft';
import { AmountOf, CheckOf, CurrencyOf, type Form, TextOf } from './fields';
import { Folded } from './folded';
import { goesByThreshold } from './gift';
import { AimFields } from './picks-fields';
import { Rows } from './rows';

/** What must be in the basket before anything is given. */
export const ConditionFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  const { draft } = form;
  const isFirst = goesFirst(draft);
  const isMessage = draft.gift === 'MESSAGE';
  const lead = isMessage ? 'Message' : '';
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t(`console.${draft.conditions.length === 0 ? 'noCondition' : 'everyCondition'}${lead}`)}
      </Text>
      <Rows form={form} name="conditions" most={5}>
        {(condition) => (
          <>
            <AimFields form={condition} label="counted" ofOneBrand={false} />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextOf form={condition} field="quantity" label="leastPieces" inputMode="numeric" />
              <AmountOf form={condition} field="amount" label="leastAmount" />
            </SimpleGrid>
            {goesByThreshold(draft.gift) && <OwnFields condition={condition} />}
            {isMessage && (
              <TextOf form={condition} field="begins" inputMode="numeric" hint={t('console.beginsHint')} />
            )}
            <Folded
              form={condition}
              fields={['withDeposits', 'withoutVat', ...(isMessage ? [] : (['afterOffers'] as const))]}
            >
              <CheckOf form={condition} field="withDeposits" />
              <CheckOf form={condition} field="withoutVat" />
              {!isMessage && (
                <CheckOf
                  form={condition}
                  field="afterOffers"
                  hint={t(isFirst ? 'console.afterOffersNot' : 'console.afterOffersHint')}
                  disabled={isFirst}
                />
              )}
            </Folded>
          </>
        )}
      </Rows>
      {conditionsNameAmount(draft) && !giftNamesAmount(draft) && <CurrencyOf form={form} />}
    </Stack>
  );
};

/** A threshold that is each shopper's own, over what they usually buy; what is said above is then the lowest. No other benefit goes with one. */
const OwnFields = ({ condition }: { condition: Form<ConditionDraft> }) => {
  const { t } = useTranslation();
  const { isOwn, amount } = condition.draft;
  const hint = t('console.highestHint');
  return (
    <>
      <CheckOf form={condition} field="isOwn" hint={t('console.isOwnHint')} />
      {isOwn && (
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextOf form={condition} field="weeks" inputMode="numeric" hint={t('console.weeksHint')} />
          <TextOf form={condition} field="stretch" inputMode="numeric" hint={t('console.stretchHint')} />
          {amount.trim() === '' ? (
            <TextOf form={condition} field="highest" inputMode="numeric" hint={hint} />
          ) : (
            <AmountOf form={condition} field="highest" hint={hint} />
          )}
        </SimpleGrid>
      )}
    </>
  );
};
