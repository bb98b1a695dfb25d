import { Button, Card, Collapse, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, newCommandId, type Refusal } from '../../gateway/ask';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';
import type { Who } from './console-face';

const draftCampaign = `mutation DraftCampaign($input: DraftCampaignInput!) { draftCampaign(input: $input) { __typename
  ... on CampaignDrafted { campaign { id } } ... on OffersRefusal { reason message } } }`;

const yearMilliseconds = 365 * 86_400_000;

/** A short form for the two kinds people start with: a percentage off a category, or a message on it. */
export const DraftCampaign = ({
  accessToken,
  who,
  onDrafted,
}: {
  accessToken: string;
  who: Who;
  onDrafted: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, run } = useTask();
  const [open, setOpen] = useState(false);
  const [categories, setCategories] = useState<string[]>([]);
  const [titleFr, setTitleFr] = useState('');
  const [titleEn, setTitleEn] = useState('');
  const [category, setCategory] = useState('');
  const [kind, setKind] = useState<'PERCENT_OFF' | 'MESSAGE'>('PERCENT_OFF');
  const [percent, setPercent] = useState<number | string>(10);
  const [audience, setAudience] = useState<'EVERYBODY' | 'MEMBERS' | 'PERSONALISED'>('EVERYBODY');

  useEffect(() => {
    if (!open || categories.length > 0) return;
    ask<{ categories: string[] }>('query Categories { categories }', {}, accessToken).then(
      (found) => {
        setCategories(found.categories);
        setCategory(found.categories[0] ?? '');
      },
      () => undefined,
    );
  }, [open, categories.length, accessToken]);

  const draft = async (event: FormEvent) => {
    event.preventDefault();
    const drafted = await run(async () => {
      const { draftCampaign: answer } = await ask<{
        draftCampaign: { __typename: 'CampaignDrafted' } | Refusal;
      }>(
        draftCampaign,
        {
          input: {
            commandId: newCommandId(),
            ...(who.brandId ? { brandId: who.brandId } : {}),
            title: { fr: titleFr, en: titleEn },
            body: { fr: titleFr, en: titleEn },
            from: new Date().toISOString(),
            to: new Date(Date.now() + yearMilliseconds).toISOString(),
            storeIds: [],
            audience: { kind: audience },
            target: {
              categories: who.brandId ? [] : [category],
              brandIds: who.brandId ? [who.brandId] : [],
              articleIds: [],
              gtins: [],
            },
            trigger: { kind: kind === 'MESSAGE' ? 'LINE_SCANNED' : 'BASKET' },
            benefit: kind === 'MESSAGE' ? { kind } : { kind, percent: Number(percent) },
            stacking: kind === 'MESSAGE' ? 'STACKABLE' : 'EXCLUSIVE',
            priority: 5,
            limits: { perTrip: kind === 'MESSAGE' ? 1 : 10 },
          },
        },
        accessToken,
      );
      return answer;
    });
    if (!drafted) return;
    setOpen(false);
    setTitleFr('');
    setTitleEn('');
    onDrafted();
  };

  return (
    <div>
      <Button variant="light" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('console.newCampaign')}
      </Button>
      <Collapse expanded={open} mt="sm">
        <Card withBorder padding="lg">
          <form onSubmit={(event) => void draft(event)}>
            <Stack>
              <Group grow>
                <TextInput
                  label={t('console.fields.titleFr')}
                  required
                  maxLength={80}
                  value={titleFr}
                  onChange={(event) => setTitleFr(event.currentTarget.value)}
                />
                <TextInput
                  label={t('console.fields.titleEn')}
                  required
                  maxLength={80}
                  value={titleEn}
                  onChange={(event) => setTitleEn(event.currentTarget.value)}
                />
              </Group>
              <Group grow align="start">
                {!who.brandId && (
                  <NativeSelect
                    label={t('console.fields.category')}
                    data={categories}
                    value={category}
                    onChange={(event) => setCategory(event.currentTarget.value)}
                  />
                )}
                <NativeSelect
                  label={t('console.fields.benefit')}
                  data={(['PERCENT_OFF', 'MESSAGE'] as const).map((value) => ({
                    value,
                    label: t(`console.benefits.${value}`),
                  }))}
                  value={kind}
                  onChange={(event) => setKind(event.currentTarget.value as typeof kind)}
                />
                {kind === 'PERCENT_OFF' && (
                  <NumberInput
                    label={t('console.fields.percent')}
                    min={1}
                    max={90}
                    allowDecimal={false}
                    value={percent}
                    onChange={setPercent}
                  />
                )}
                <NativeSelect
                  label={t('console.fields.audience')}
                  data={(['EVERYBODY', 'MEMBERS', 'PERSONALISED'] as const).map((value) => ({
                    value,
                    label: t(`console.audiences.${value}`),
                  }))}
                  value={audience}
                  onChange={(event) => setAudience(event.currentTarget.value as typeof audience)}
                />
              </Group>
              <Group>
                <Button type="submit" loading={busy}>
                  {t('console.draft')}
                </Button>
              </Group>
              <TroubleNotice trouble={trouble} />
            </Stack>
          </form>
        </Card>
      </Collapse>
    </div>
  );
};
