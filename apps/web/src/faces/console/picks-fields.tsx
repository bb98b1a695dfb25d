import { Checkbox, Fieldset, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { findArticlesDocument } from '@rayon/client/operations/console';
import { useCallback, useState } from 'react';
import { useTranslation } from '../../i18n';
import { type Aim, exceptNothing, exceptsNothing, kindsPicked, type Lists, type Picks } from './draft';
import { CheckOf, ChoiceOf, exceptOf, type Form, TextOf, useFieldError } from './fields';
import { Picked } from './picked';
import { Picker } from './picker';
import { useFindBrands } from './use-find-brands';

/** What the lists are called where they say what is meant, and where they say what is left out. */
const labels = {
  named: { categories: 'categories', brands: 'brands', articles: 'articles', codes: 'codes' },
  leftOut: {
    categories: 'exceptCategories',
    brands: 'exceptBrands',
    articles: 'exceptArticles',
    codes: 'exceptCodes',
  },
} as const;

/** Picks by category, brand, article or code. */
const ListsFields = ({
  form,
  ofOneBrand,
  as,
}: {
  form: Form<Lists>;
  /** There is no brand to be picked. */
  ofOneBrand: boolean;
  as: keyof typeof labels;
}) => {
  const { t } = useTranslation();
  const label = labels[as];
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
          label={t(`console.fields.${label.categories}`)}
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
          label={t(`console.fields.${label.categories}`)}
          picked={draft.categories.map((name) => ({ id: name, name }))}
          onPick={(picked) => fill({ categories: picked.map(({ id }) => id) })}
        />
      </Stack>
      {!ofOneBrand && (
        <Picker
          label={t(`console.fields.${label.brands}`)}
          picked={draft.brands}
          error={errorOf('brands')}
          find={findBrands}
          onPick={(brands) => fill({ brands })}
        />
      )}
      <Picker
        label={t(`console.fields.${label.articles}`)}
        picked={draft.articles}
        error={errorOf('articles')}
        find={findArticles}
        onPick={(articles) => fill({ articles })}
      />
      <TextOf
        form={form}
        field="codes"
        label={label.codes}
        inputMode="numeric"
        hint={t('console.codesHint')}
      />
    </SimpleGrid>
  );
};

/** Picks what is meant: any of it, or what is in every list. */
export const PicksFields = ({ form, ofOneBrand }: { form: Form<Picks>; ofOneBrand: boolean }) => {
  const { t } = useTranslation();
  return (
    <>
      <ListsFields form={form} ofOneBrand={ofOneBrand} as="named" />
      {kindsPicked(form.draft) > 1 && <CheckOf form={form} field="every" hint={t('console.everyHint')} />}
    </>
  );
};

/** Picks what is left out, where anything is to be. */
export const ExceptFields = ({ form, ofOneBrand }: { form: Form<Picks>; ofOneBrand: boolean }) => {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(() => !exceptsNothing(form.draft.except));
  const except = exceptOf(form);
  const ask = (is: boolean) => {
    setAsked(is);
    if (!is) form.fill({ except: exceptNothing });
  };
  return (
    <>
      <Checkbox
        label={t('console.leaveOut')}
        checked={isAsked}
        onChange={(event) => ask(event.currentTarget.checked)}
      />
      {isAsked && (
        <Fieldset legend={t('console.leftOutOf')}>
          <Stack>
            <CheckOf form={except} field="markedDown" hint={t('console.markedDownHint')} />
            <ListsFields form={except} ofOneBrand={ofOneBrand} as="leftOut" />
          </Stack>
        </Fieldset>
      )}
    </>
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
      {form.draft.of !== 'SAME' && <ExceptFields form={form} ofOneBrand={ofOneBrand} />}
    </>
  );
};
