import { SimpleGrid } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { type Form, TextOf } from './fields';
import { Folded } from './folded';

/** Which members it is kept from, so that its effect is known, and how it shares the others with its variants. */
export const ExperimentFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextOf form={form} field="control" inputMode="numeric" hint={t('console.controlHint')} />
      {form.draft.control.trim() !== '' && (
        <Folded form={form} fields={['experiment', 'sliceFrom', 'sliceTo']}>
          <TextOf form={form} field="experiment" maxLength={40} hint={t('console.experimentHint')} />
          <TextOf form={form} field="sliceFrom" inputMode="numeric" hint={t('console.sliceFromHint')} />
          <TextOf form={form} field="sliceTo" inputMode="numeric" hint={t('console.sliceToHint')} />
        </Folded>
      )}
    </SimpleGrid>
  );
};
