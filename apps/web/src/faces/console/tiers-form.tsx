import { Button, Fieldset, Group, NativeSelect, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { setTiersDocument, type TierProgrammeQuery } from '@rayon/client/operations/console';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useAfterRender } from '../../parts/use-after-render';
import { useCommands } from '../../parts/use-task';
import {
  emptyTier,
  graceDaysMax,
  type TierDraft,
  type TierRules,
  type TiersDraft,
  tierMonthsMax,
  tiersDraftOf,
  tiersIn,
  tiersMax,
} from './tiers-draft';

const measures: readonly TierRules['measure'][] = ['POINTS', 'SPEND', 'VISITS'];
const windows: readonly TierRules['window'][] = ['ROLLING', 'CALENDAR'];

/** The tiers as an administrator changes them. */
export const TiersForm = ({
  caller,
  rules,
  onFill,
  onSet,
}: {
  caller: GatewayClient;
  rules: TierRules | null;
  onFill: () => void;
  onSet: (programme: TierProgrammeQuery['tierProgramme']) => void;
}) => {
  const { t, set, language } = useTranslation();
  const { busy, trouble, send, clear } = useCommands(caller);
  const [draft, setDraft] = useState(tiersDraftOf(rules, 'EUR', language));
  const [isTried, setTried] = useState(false);
  const afterRender = useAfterRender();
  const list = useRef<HTMLDivElement>(null);
  const adding = useRef<HTMLButtonElement>(null);
  const { wanted, wrong } = tiersIn(draft);

  const fill = (part: Partial<TiersDraft>) => {
    clear();
    onFill();
    setDraft((before) => ({ ...before, ...part }));
  };
  const fillTier = (key: number, part: Partial<TierDraft>) =>
    fill({ tiers: draft.tiers.map((tier) => (tier.key === key ? { ...tier, ...part } : tier)) });
  const add = () => {
    fill({ tiers: [...draft.tiers, emptyTier(Math.max(-1, ...draft.tiers.map(({ key }) => key)) + 1)] });
    afterRender(() =>
      list.current?.querySelector<HTMLElement>(':scope > fieldset:last-of-type input')?.focus(),
    );
  };
  const remove = (key: number) => {
    fill({ tiers: draft.tiers.filter((tier) => tier.key !== key) });
    afterRender(() => adding.current?.focus());
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!wanted) return;
    const answer = await send(setTiersDocument, wanted);
    if (answer) onSet(answer.tiers);
  };

  const refused = trouble?.kind === 'refusal' ? trouble.refusal : undefined;
  /** What the gateway said of one field of one tier. */
  const refusedOf = (index: number, ...fields: string[]) =>
    fields.some((field) => refused?.field?.startsWith(`tiers.${index}.${field}`))
      ? set(refused?.message ?? '')
      : undefined;
  const isAtField = refused?.field === 'currency' || refused?.field?.startsWith('tiers.');
  const error = (isWrong: boolean | undefined, says: string) => (isTried && isWrong ? says : undefined);
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <Stack gap="sm">
        <Title order={3} size="h4">
          {t('console.tiers.change')}
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect
            label={t('console.tiers.measure')}
            data={measures.map((value) => ({ value, label: t(`console.tiers.counts.${value}`) }))}
            value={draft.measure}
            onChange={(event) => fill({ measure: event.currentTarget.value as TierRules['measure'] })}
          />
          {draft.measure === 'SPEND' && (
            <TextInput
              label={t('console.tiers.currency')}
              description={t('console.tiers.currencyHint')}
              maxLength={3}
              error={refused?.field === 'currency' ? set(refused.message) : undefined}
              value={draft.currency}
              onChange={(event) => fill({ currency: event.currentTarget.value.toUpperCase() })}
            />
          )}
          <NativeSelect
            label={t('console.tiers.window')}
            data={windows.map((value) => ({ value, label: t(`console.tiers.windows.${value}`) }))}
            value={draft.window}
            onChange={(event) => fill({ window: event.currentTarget.value as TierRules['window'] })}
          />
          {draft.window === 'ROLLING' && (
            <TextInput
              label={t('console.tiers.months')}
              inputMode="numeric"
              maxLength={2}
              error={error(wrong.months, t('console.terms.range', { min: 1, max: tierMonthsMax }))}
              value={draft.months}
              onChange={(event) => fill({ months: event.currentTarget.value })}
            />
          )}
          <TextInput
            label={t('console.tiers.graceDays')}
            description={t('console.tiers.graceDaysHint')}
            inputMode="numeric"
            maxLength={3}
            error={error(wrong.graceDays, t('console.terms.range', { min: 0, max: graceDaysMax }))}
            value={draft.graceDays}
            onChange={(event) => fill({ graceDays: event.currentTarget.value })}
          />
        </SimpleGrid>
        <Stack ref={list} gap="sm">
          {draft.tiers.map((tier, index) => {
            const title = t('console.tiers.number', { number: index + 1 });
            const isWrong = wrong.tiers[index];
            const text = (field: keyof Omit<TierDraft, 'key' | 'tierId'>) => ({
              label: t(`console.tiers.${field}`),
              value: tier[field],
              onChange: (event: FormEvent<HTMLInputElement>) =>
                fillTier(tier.key, { [field]: event.currentTarget.value }),
            });
            return (
              <Fieldset key={tier.key} legend={title}>
                <SimpleGrid cols={{ base: 1, sm: 2 }}>
                  <TextInput
                    {...text('nameFr')}
                    maxLength={30}
                    error={
                      error(isWrong?.nameFr, t('console.tiers.missing')) ?? refusedOf(index, 'name', 'tierId')
                    }
                  />
                  <TextInput
                    {...text('nameEn')}
                    maxLength={30}
                    error={error(isWrong?.nameEn, t('console.tiers.missing'))}
                  />
                  <TextInput
                    {...text('threshold')}
                    label={t(`console.tiers.thresholds.${draft.measure}`, { currency: draft.currency })}
                    inputMode={draft.measure === 'SPEND' ? 'decimal' : 'numeric'}
                    maxLength={12}
                    error={
                      error(isWrong?.threshold, t('console.tiers.thresholdWrong')) ??
                      refusedOf(index, 'threshold')
                    }
                  />
                  <span />
                  <TextInput {...text('benefitsFr')} maxLength={300} error={refusedOf(index, 'benefits')} />
                  <TextInput {...text('benefitsEn')} maxLength={300} />
                </SimpleGrid>
                <Group mt="sm">
                  <Button
                    size="xs"
                    h={40}
                    variant="default"
                    aria-label={t('console.pick.remove', { name: title })}
                    onClick={() => remove(tier.key)}
                  >
                    {t('console.rows.remove')}
                  </Button>
                </Group>
              </Fieldset>
            );
          })}
          <Group>
            <Button
              ref={adding}
              size="xs"
              h={40}
              variant="default"
              disabled={draft.tiers.length >= tiersMax}
              onClick={add}
            >
              + {t('console.tiers.add')}
            </Button>
          </Group>
        </Stack>
        <TroubleNotice trouble={isAtField ? undefined : trouble} />
        <Button type="submit" loading={busy} style={{ alignSelf: 'start' }}>
          {t('console.tiers.set')}
        </Button>
      </Stack>
    </form>
  );
};
