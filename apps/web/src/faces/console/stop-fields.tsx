import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { CheckOf, ChoiceOf, type Form, TextOf } from './fields';
import { harmsFor, stopsByCost, stopsByEffect, stopsByPace } from './stop-draft';

/** What the campaign is paused for by itself. */
export const StopFields = ({ form }: { form: Form }) => {
  const { t } = useTranslation();
  const { draft } = form;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {stopsByEffect(draft) && (
        <>
          <ChoiceOf
            form={form}
            field="stopHarm"
            hint={t('console.stop.harmHint')}
            data={[
              { value: '', label: t('console.stop.noHarm') },
              ...harmsFor(draft).map((harm) => ({ value: harm, label: t(`console.stop.harms.${harm}`) })),
            ]}
          />
          <CheckOf form={form} field="stopUneven" hint={t('console.stop.unevenHint')} />
        </>
      )}
      {stopsByCost(draft) && (
        <TextOf form={form} field="stopCost" inputMode="numeric" hint={t('console.stop.costHint')} />
      )}
      {stopsByPace(draft) && (
        <>
          <TextOf form={form} field="stopBudget" inputMode="numeric" hint={t('console.stop.paceHint')} />
          <TextOf form={form} field="stopWindow" inputMode="numeric" hint={t('console.stop.windowHint')} />
        </>
      )}
      <Text size="sm" c="dimmed" className="whole-width">
        {t('console.stop.how')}
      </Text>
    </SimpleGrid>
  );
};
