import { Fieldset, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import type { PartDraft } from './draft';
import { AmountOf, buyOf, CheckOf, type Form, TextOf } from './fields';
import { AimFields } from './picks-fields';
import { Rows } from './rows';

const PartFields = ({ part, ofOneBrand }: { part: Form<PartDraft>; ofOneBrand: boolean }) => (
  <>
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextOf form={part} field="quantity" inputMode="numeric" />
    </SimpleGrid>
    <AimFields form={part} label="taken" ofOneBrand={ofOneBrand} />
  </>
);

/** Who takes this gets that. */
export const BuyGetFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  return (
    <Stack className="whole-width">
      <Fieldset legend={t('console.rows.taken')}>
        <Stack>
          <PartFields part={buyOf(form)} ofOneBrand={form.draft.brandId !== ''} />
        </Stack>
      </Fieldset>
      <Rows form={form} name="parts" words="bought" most={4}>
        {(part) => <PartFields part={part} ofOneBrand={form.draft.brandId !== ''} />}
      </Rows>
      <Fieldset legend={t('console.rows.got')}>
        <Stack>
          <Text size="sm" c="dimmed">
            {t('console.gotHint')}
          </Text>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextOf form={form} field="quantity" inputMode="numeric" hint={t('console.gotQuantityHint')} />
            <TextOf form={form} field="percent" inputMode="decimal" hint={t('console.emptyIsFree')} />
            <CheckOf form={form} field="cheapest" label="cheapestGot" hint={t('console.cheapestGotHint')} />
          </SimpleGrid>
        </Stack>
      </Fieldset>
    </Stack>
  );
};

/** One price for several together, or so much off them. */
export const BundleFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  return (
    <>
      {form.draft.gift === 'BUNDLE_PRICE' ? (
        <AmountOf form={form} field="amount" label="setPrice" hint={t('console.amountHints.BUNDLE_PRICE')} />
      ) : (
        <TextOf
          form={form}
          field="percent"
          inputMode="decimal"
          hint={t('console.amountHints.BUNDLE_PRICE')}
        />
      )}
      <TextOf
        form={form}
        field="quantity"
        label="setQuantity"
        inputMode="numeric"
        hint={t('console.setQuantityHint')}
      />
      <Rows form={form} name="parts" most={4}>
        {(part) => <PartFields part={part} ofOneBrand={form.draft.brandId !== ''} />}
      </Rows>
    </>
  );
};
