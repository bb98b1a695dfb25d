import { Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { ChoiceOf, type Form, useFieldError } from './fields';
import { regionsOf } from './regions-of';
import type { Store } from './store';
import { Toggles } from './toggles';

/** In which stores the campaign applies. */
export const WhereFields = ({
  form,
  stores,
  isBound,
}: {
  form: Form;
  stores: readonly Store[];
  /** Whoever writes it works in these stores only. */
  isBound: boolean;
}) => {
  const { t } = useTranslation();
  const errorOf = useFieldError(form);
  const { draft, fill } = form;
  // A region may get other stores.
  const regions = regionsOf(stores);
  const mayBeRegions = !isBound && regions.length > 0;
  const error = errorOf('storeIds') ?? (isBound ? errorOf('where') : undefined);
  return (
    <Stack gap={6}>
      {isBound ? (
        <Text size="sm" fw={500}>
          {t('console.fields.where')}
        </Text>
      ) : (
        <ChoiceOf
          form={form}
          field="where"
          data={(['EVERYWHERE', 'SOME'] as const).map((value) => ({
            value,
            label: t(`console.where.${value}`, { count: stores.length }),
          }))}
        />
      )}
      {draft.where === 'SOME' && mayBeRegions && (
        <>
          <Text size="sm">{t('console.fields.regions')}</Text>
          <Toggles
            label={t('console.fields.regions')}
            options={regions.map((region) => ({ value: region, label: region }))}
            chosen={draft.regions}
            onChange={(chosen) => fill({ regions: chosen })}
          />
          <Text size="sm">{t('console.fields.where')}</Text>
        </>
      )}
      {draft.where === 'SOME' && (
        <Toggles
          label={t('console.fields.where')}
          options={stores.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={draft.storeIds}
          onChange={(storeIds) => fill({ storeIds })}
        />
      )}
      {error && (
        <Text size="sm" c="var(--mantine-color-error)">
          {error}
        </Text>
      )}
    </Stack>
  );
};
