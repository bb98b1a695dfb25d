import { NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { findArticlesDocument } from '@rayon/client/operations/console';
import { useCallback } from 'react';
import { useTranslation } from '../../i18n';
import type { Aim, Picks } from './draft';
import { ChoiceOf, type Form, TextOf, useFieldError } from './fields';
import { Picked } from './picked';
import { Picker } from './picker';
import { useFindBrands } from './use-find-brands';

/** Picks by category, brand, article or code. */
export const PicksFields = ({
  form,
  ofOneBrand,
}: {
  form: Form<Picks>;
  /** There is no brand to be picked. */
  ofOneBrand: boolean;
}) => {
  const { t } = useTranslation();
  const errorOf = useFieldError(form);
  const { draft, fill, caller } = form;
  const findBrands = useFindBrands(caller);
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
  const left = form.categories.filter((category) => !draft.categories.includes(category));
  return (
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
      {!ofOneBrand && (
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
  );
};

/** What is looked at besides the articles a campaign applies to: any, those again, or what is picked. */
export const AimFields = ({
  form,
  label,
  ofOneBrand,
}: {
  form: Form<Aim>;
  label: 'counted' | 'taken' | 'boughtBefore';
  ofOneBrand: boolean;
}) => {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceOf
        form={form}
        field="of"
        label={label}
        data={(['WHOLE', 'SAME', 'SOME'] as const).map((value) => ({
          value,
          label: t(`console.aims.${label}.${value}`),
        }))}
      />
      {form.draft.of === 'SOME' && <PicksFields form={form} ofOneBrand={ofOneBrand} />}
    </>
  );
};
