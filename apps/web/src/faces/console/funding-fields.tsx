import { SimpleGrid } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { type Form, TextOf, useFieldError } from './fields';
import { Picker } from './picker';
import { useFindBrands } from './use-find-brands';

/** Who pays part of the discount besides whoever the campaign belongs to. */
export const FundingFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  const errorOf = useFieldError(form);
  const findBrands = useFindBrands(form.caller);
  const { draft, fill } = form;
  const isRetailers = draft.brandId === '';
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextOf
        form={form}
        field="contribution"
        inputMode="decimal"
        label={isRetailers ? 'contribution' : 'contributionOfRetailer'}
        hint={t(isRetailers ? 'console.contributionHint' : 'console.contributionOfRetailerHint')}
      />
      {isRetailers && (
        <Picker
          label={t('console.fields.payer')}
          picked={draft.payer}
          error={errorOf('payer')}
          find={findBrands}
          // One brand pays: whoever is picked last.
          onPick={(picked) => fill({ payer: picked.slice(-1) })}
        />
      )}
    </SimpleGrid>
  );
};
