import { SimpleGrid } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { AmountOf, ChoiceOf, CurrencyOf, type Form } from './fields';

/** What a brand pays for the place of its message on the scanner. */
export const PlacementFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  const { placement } = form.draft;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <ChoiceOf
        form={form}
        field="placement"
        hint={t('console.placement.hint')}
        data={[
          { value: '', label: t('console.placement.nothing') },
          ...(['IMPRESSION', 'REDEMPTION'] as const).map((value) => ({
            value,
            label: t(`console.placement.by.${value}`),
          })),
        ]}
      />
      {placement !== '' && (
        <>
          <AmountOf
            form={form}
            field="placementPrice"
            label={placement === 'IMPRESSION' ? 'pricePerThousand' : 'pricePerRedemption'}
            hint={t(`console.placement.hints.${placement}`)}
          />
          <AmountOf form={form} field="placementCap" hint={t('console.placement.capHint')} />
          <CurrencyOf form={form} />
        </>
      )}
    </SimpleGrid>
  );
};
