import { Button, Card, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { categoriesDocument, draftCampaignDocument } from '@rayon/client/operations/console';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import { type Draft, emptyDraft, toDraftInput } from './draft';
import { useStores } from './store-choice';
import { boundTo, type Who } from './who';

/** A short form for the two kinds people start with: a percentage off a category, or a message on it. */
export const DraftCampaign = ({
  caller,
  who,
  onDrafted,
}: {
  caller: GatewayClient;
  who: Who;
  onDrafted: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, send } = useCommands(caller);
  const [open, setOpen] = useState(false);
  const [categories, setCategories] = useState<string[]>([]);
  const [draft, setDraft] = useState(emptyDraft);
  const { stores } = useStores(who);
  const isBound = boundTo(who) !== undefined;
  const storeId = draft.storeId || (isBound ? (stores[0]?.id ?? '') : '');
  const fill = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));

  useEffect(() => {
    if (!open) return;
    caller.ask(categoriesDocument, {}).then(
      (found) => {
        setCategories(found.categories);
        setDraft((before) => ({ ...before, category: before.category || (found.categories[0] ?? '') }));
      },
      () => undefined,
    );
  }, [open, caller]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = toDraftInput({ ...draft, storeId }, who, new Date());
    if (!(await send(draftCampaignDocument, input))) return;
    setOpen(false);
    setDraft(emptyDraft);
    onDrafted();
  };

  const text = (field: 'titleFr' | 'titleEn' | 'bodyFr' | 'bodyEn', lengthMax: number) => (
    <TextInput
      label={t(`console.fields.${field}`)}
      required
      maxLength={lengthMax}
      value={draft[field]}
      onChange={(event) => fill({ [field]: event.currentTarget.value })}
    />
  );

  return (
    <div>
      <Button variant={open ? 'default' : 'filled'} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('console.newCampaign')}
      </Button>
      {open && (
        <Card withBorder padding="lg" mt="sm">
          <form onSubmit={(event) => void submit(event)}>
            <Stack>
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                {text('titleFr', 80)}
                {text('titleEn', 80)}
                <NativeSelect
                  label={t('console.fields.benefit')}
                  data={(['PERCENT_OFF', 'MESSAGE'] as const).map((value) => ({
                    value,
                    label: t(`console.benefits.${value}`),
                  }))}
                  value={draft.kind}
                  onChange={(event) => fill({ kind: event.currentTarget.value as Draft['kind'] })}
                />
                {draft.kind === 'PERCENT_OFF' && (
                  <TextInput
                    label={t('console.fields.percent')}
                    description={t('console.fields.percentAnywhere')}
                    type="number"
                    min={1}
                    max={90}
                    step={1}
                    required
                    value={draft.percent}
                    onChange={(event) => fill({ percent: event.currentTarget.value })}
                  />
                )}
                {draft.kind === 'MESSAGE' && (
                  <>
                    {text('bodyFr', 200)}
                    {text('bodyEn', 200)}
                  </>
                )}
                {!who.brandId && (
                  <NativeSelect
                    label={t('console.fields.category')}
                    data={categories}
                    value={draft.category}
                    onChange={(event) => fill({ category: event.currentTarget.value })}
                  />
                )}
                <NativeSelect
                  label={t('console.fields.audience')}
                  data={(['EVERYBODY', 'MEMBERS', 'PERSONALISED'] as const).map((value) => ({
                    value,
                    label: t(`console.audiences.${value}`),
                  }))}
                  value={draft.audience}
                  onChange={(event) => fill({ audience: event.currentTarget.value as Draft['audience'] })}
                />
                <NativeSelect
                  label={t('console.fields.store')}
                  data={[
                    ...(isBound ? [] : [{ value: '', label: t('console.everyStore') }]),
                    ...stores.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                  value={storeId}
                  onChange={(event) => fill({ storeId: event.currentTarget.value })}
                />
              </SimpleGrid>
              <TroubleNotice trouble={trouble} />
              <Group>
                <Button type="submit" loading={busy}>
                  {t('console.draft')}
                </Button>
              </Group>
            </Stack>
          </form>
        </Card>
      )}
    </div>
  );
};
