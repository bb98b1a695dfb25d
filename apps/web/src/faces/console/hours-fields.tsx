import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { type Form, TextOf, useFieldError } from './fields';
import { Toggles } from './toggles';
import { inWeekday, weekdays } from './weekdays';

/** On which days and between which hours of its period the campaign applies. */
export const HoursFields = ({ form }: { form: Form }) => {
  const { t, language } = useTranslation();
  const error = useFieldError(form)('weekdays');
  return (
    <>
      <Stack gap={6}>
        <Text size="sm" fw={500}>
          {t('console.fields.weekdays')}
        </Text>
        <Toggles
          label={t('console.fields.weekdays')}
          options={weekdays.map((value) => ({ value, label: inWeekday(value, language, 'short') }))}
          chosen={form.draft.weekdays}
          onChange={(chosen) => form.fill({ weekdays: chosen })}
        />
        {error && (
          <Text size="sm" c="var(--mantine-color-error)">
            {error}
          </Text>
        )}
      </Stack>
      <SimpleGrid cols={2}>
        <TextOf form={form} field="opens" type="time" hint={t('console.hoursHint')} />
        <TextOf form={form} field="closes" type="time" hint={t('console.closesHint')} />
      </SimpleGrid>
    </>
  );
};
