import { NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { brandsDocument, findArticlesDocument } from '@rayon/client/operations/console';
import { useCallback } from 'react';
import { useTranslation } from '../../i18n';
import { ChoiceOf, type Form, TextOf, useFieldError } from './fields';
import { Picked } from './picked';
import { Picker } from './picker';

/** What the campaign applies to: everything, or what is picked by category, brand, article or code. */
export const ReachFields = ({
  form,
  caller,
  categories,
}: {
  form: Form;
  caller: GatewayClient;
  categories: string[];
}) => {
  const { t } = useTranslation();
  const errorOf = useFieldError(form);
  const { draft, fill } = form;
  const findBrands = useCallback(
    async (search: string) => {
      const { brands } = await caller.ask(brandsDocument, { search });
      return { items: brands.items, hasMore: brands.next !== null };
    },
    [caller],
  );
  const findArticles = useCallback(
    async (search: string) => {
      const { articles } = await caller.ask(findArticlesDocument, { search });
      const items = articles.items.map(({ id, name, brand }) => ({
        id,
        name: [name, brand?.name].filter(Boolean).join(' · '),
      }));
      return { items, hasMore: articles.next !== null };
    },
    [caller],
  );
  // A brand's message may answer to any article; what it gives falls on its own.
  const mayBeOthers = !draft.brandId || draft.gift === 'MESSAGE';
  const reaches = [
    ...(draft.brandId ? (['OWN'] as const) : []),
    ...(mayBeOthers ? (['WHOLE'] as const) : []),
    'SOME' as const,
  ];
  const left = categories.filter((category) => !draft.categories.includes(category));
  return (
    <Stack>
      <ChoiceOf
        form={form}
        field="reach"
        {...(draft.brandId ? { hint: t('console.ownArticlesOnly') } : {})}
        data={reaches.map((value) => ({ value, label: t(`console.reach.${value}`) }))}
      />
      {draft.reach === 'SOME' && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Stack gap={6}>
            <NativeSelect
              label={t('console.fields.categories')}
              error={errorOf('categories')}
              data={[
                { value: '', label: t('console.pick.category') },
                ...left.map((category) => ({ value: category, label: category })),
              ]}
              value=""
              onChange={(event) => {
                const { value } = event.currentTarget;
                if (value) fill({ categories: [...draft.categories, value] });
              }}
            />
            <Picked
              label={t('console.fields.categories')}
              picked={draft.categories.map((name) => ({ id: name, name }))}
              onPick={(picked) => fill({ categories: picked.map(({ id }) => id) })}
            />
          </Stack>
          {mayBeOthers && (
            <Picker
              label={t('console.fields.brands')}
              picked={draft.brands}
              error={errorOf('brands')}
              find={findBrands}
              onPick={(brands) => fill({ brands })}
            />
          )}
          <Picker
            label={t('console.fields.articles')}
            picked={draft.articles}
            error={errorOf('articles')}
            find={findArticles}
            onPick={(articles) => fill({ articles })}
          />
          <TextOf form={form} field="codes" inputMode="numeric" hint={t('console.codesHint')} />
        </SimpleGrid>
      )}
    </Stack>
  );
};
