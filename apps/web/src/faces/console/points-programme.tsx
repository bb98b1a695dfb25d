import { Button, Card, NativeSelect, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import {
  type ProgrammeTermsQuery,
  programmeTermsDocument,
  setProgrammeTermsDocument,
} from '@rayon/client/operations/console';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inClockTime, inDay } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands, useTask } from '../../parts/use-task';
import {
  draftOf,
  type ExpiryKind,
  expiryKinds,
  monthNames,
  monthsMax,
  pendingDaysMax,
  type TermsDraft,
  termsIn,
  useTermsWords,
} from './points-terms';
import type { Who } from './who';

type Terms = ProgrammeTermsQuery['programmeTerms'];

/** When points can be spent and until when: what holds now, its form for who may change it, and what held before. */
export const PointsProgramme = ({ caller, who }: { caller: GatewayClient; who: Who }) => {
  const { t } = useTranslation();
  const { trouble, run } = useTask();
  const [terms, setTerms] = useState<Terms>();
  const [isDone, setDone] = useState(false);
  const wordsOf = useTermsWords();
  const look = useCallback(async () => {
    const found = await run(() => caller.ask(programmeTermsDocument, {}));
    if (found) setTerms(found.programmeTerms);
  }, [caller, run]);
  useEffect(() => void look(), [look]);

  return (
    <Stack>
      <Text c="dimmed">{t('console.terms.lead')}</Text>
      <TroubleNotice trouble={trouble} onRetry={look} />
      {!terms && !trouble && <Waiting />}
      {terms && (
        <>
          <Card withBorder data-testid="terms-now">
            <Title order={3} size="h4">
              {t('console.terms.now')}
            </Title>
            <Text>{wordsOf(terms)}</Text>
            <Text size="sm" c="dimmed">
              {terms.setAt
                ? t('console.terms.since', { day: inDay(terms.setAt), time: inClockTime(terms.setAt) })
                : t('console.terms.first')}
            </Text>
          </Card>
          {who.role === 'ADMINISTRATOR' ? (
            <TermsForm
              key={terms.version}
              caller={caller}
              terms={terms}
              onFill={() => setDone(false)}
              onSet={(set) => {
                setTerms(set);
                setDone(true);
              }}
            />
          ) : (
            <Text size="sm" c="dimmed">
              {t('console.terms.readOnly')}
            </Text>
          )}
          {isDone && (
            <Notice tone="good" role="status">
              {t('console.terms.done')}
            </Notice>
          )}
          <EarlierTerms terms={terms.earlier} />
        </>
      )}
    </Stack>
  );
};

const EarlierTerms = ({ terms }: { terms: Terms['earlier'] }) => {
  const { t } = useTranslation();
  const wordsOf = useTermsWords();
  if (terms.length === 0) return null;
  return (
    <div>
      <Title order={3} size="h4" mb="xs">
        {t('console.terms.earlier')}
      </Title>
      <ul className="lines">
        {terms.map((one) => (
          <li key={one.version}>
            <div>
              <Text>{wordsOf(one)}</Text>
              <Text size="sm" c="dimmed">
                {one.setAt &&
                  t('console.terms.since', { day: inDay(one.setAt), time: inClockTime(one.setAt) })}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
};

const TermsForm = ({
  caller,
  terms,
  onFill,
  onSet,
}: {
  caller: GatewayClient;
  terms: Terms;
  onFill: () => void;
  onSet: (terms: Terms) => void;
}) => {
  const { t, set } = useTranslation();
  const { busy, trouble, send, clear } = useCommands(caller);
  const [draft, setDraft] = useState(draftOf(terms));
  const [isTried, setTried] = useState(false);
  const wordsOf = useTermsWords();
  const { wanted, wrong } = termsIn(draft);

  const fill = (part: Partial<TermsDraft>) => {
    clear();
    onFill();
    setDraft((before) => ({ ...before, ...part }));
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!wanted) return;
    const answer = await send(setProgrammeTermsDocument, wanted);
    if (answer) onSet(answer.terms);
  };

  const refused = trouble?.kind === 'refusal' ? trouble.refusal : undefined;
  const zoneRefused = refused?.field === 'timeZone' ? set(refused.message) : undefined;
  const range = (max: number, min: number) => t('console.terms.range', { min, max });
  const error = (isWrong: boolean, says: string) => (isTried && isWrong ? says : undefined);
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <Stack gap="sm">
        <Title order={3} size="h4">
          {t('console.terms.change')}
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t('console.terms.pendingDays')}
            description={t('console.terms.pendingDaysHint')}
            inputMode="numeric"
            maxLength={3}
            error={error(wrong.pendingDays, range(pendingDaysMax, 0))}
            value={draft.pendingDays}
            onChange={(event) => fill({ pendingDays: event.currentTarget.value })}
          />
          <TextInput
            label={t('console.terms.timeZone')}
            description={t('console.terms.timeZoneHint')}
            maxLength={60}
            error={zoneRefused}
            value={draft.timeZone}
            onChange={(event) => fill({ timeZone: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('console.terms.kind')}
            data={expiryKinds.map((kind) => ({ value: kind, label: t(`console.terms.kinds.${kind}`) }))}
            value={draft.kind}
            onChange={(event) => fill({ kind: event.currentTarget.value as ExpiryKind })}
          />
          {(draft.kind === 'ROLLING' || draft.kind === 'ACTIVITY') && (
            <TextInput
              label={t('console.terms.months')}
              inputMode="numeric"
              maxLength={2}
              error={error(wrong.months, range(monthsMax, 1))}
              value={draft.months}
              onChange={(event) => fill({ months: event.currentTarget.value })}
            />
          )}
          {draft.kind === 'CALENDAR' && (
            <SimpleGrid cols={2}>
              <TextInput
                label={t('console.terms.day')}
                inputMode="numeric"
                maxLength={2}
                error={error(wrong.day, range(wrong.lastDay, 1))}
                value={draft.day}
                onChange={(event) => fill({ day: event.currentTarget.value })}
              />
              <NativeSelect
                label={t('console.terms.month')}
                data={monthNames().map((label, index) => ({ value: String(index + 1), label }))}
                value={draft.month}
                onChange={(event) => fill({ month: event.currentTarget.value })}
              />
            </SimpleGrid>
          )}
        </SimpleGrid>
        {wanted && (
          <Text data-testid="terms-meant">{t('console.terms.means', { words: wordsOf(wanted) })}</Text>
        )}
        <TroubleNotice trouble={zoneRefused ? undefined : trouble} />
        <Button type="submit" loading={busy} style={{ alignSelf: 'start' }}>
          {t('console.terms.set')}
        </Button>
      </Stack>
    </form>
  );
};
