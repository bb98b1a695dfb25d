import { SimpleGrid } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { conditionsNameAmount, giftNamesAmount, type PastDraft, pastsNameAmount } from './draft';
import { AmountOf, ChoiceOf, CurrencyOf, type Form, TextOf } from './fields';
import { AimFields } from './picks-fields';
import { Rows } from './rows';

/** What the purchases of the last days have to come to. */
export const PastFields = ({ form }: { form: Form }) => {
  const { draft } = form;
  const asksHere = pastsNameAmount(draft) && !conditionsNameAmount(draft) && !giftNamesAmount(draft);
  return (
    <>
      <Rows form={form} name="pasts" most={5}>
        {(past) => <PastRow past={past} />}
      </Rows>
      {asksHere && <CurrencyOf form={form} />}
    </>
  );
};

const PastRow = ({ past }: { past: Form<PastDraft> }) => {
  const { t } = useTranslation();
  const isAmount = past.draft.count === 'AMOUNT';
  const bounds = ['least', 'most'] as const;
  return (
    <>
      <AimFields form={past} label="boughtBefore" ofOneBrand={false} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextOf form={past} field="days" inputMode="numeric" />
        <ChoiceOf
          form={past}
          field="count"
          data={(['RECEIPTS', 'PIECES', 'AMOUNT'] as const).map((value) => ({
            value,
            label: t(`console.pastCounts.${value}`),
          }))}
        />
        {bounds.map((bound) =>
          isAmount ? (
            <AmountOf key={bound} form={past} field={bound} hint={t(`console.pastHints.${bound}`)} />
          ) : (
            <TextOf
              key={bound}
              form={past}
              field={bound}
              inputMode="numeric"
              hint={t(`console.pastHints.${bound}`)}
            />
          ),
        )}
      </SimpleGrid>
    </>
  );
};
