import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { ChoiceOf, type Form, useFieldError } from './fields';
import type { Store } from './store';

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
  const error = errorOf('storeIds') ?? (isBound ? errorOf('where') : undefined);
  const isIn = (id: string) => draft.storeIds.includes(id);
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
      {draft.where === 'SOME' && (
        <Group gap={6} role="group" aria-label={t('console.fields.where')}>
          {stores.map(({ id, name }) => (
            <Button
              key={id}
              size="xs"
              h={40}
              variant={isIn(id) ? 'filled' : 'default'}
              aria-pressed={isIn(id)}
              onClick={() =>
                fill({
                  storeIds: isIn(id) ? draft.storeIds.filter((one) => one !== id) : [...draft.storeIds, id],
                })
              }
            >
              {name}
            </Button>
          ))}
        </Group>
      )}
      {error && (
        <Text size="sm" c="var(--mantine-color-error)">
          {error}
        </Text>
      )}
    </Stack>
  );
};
