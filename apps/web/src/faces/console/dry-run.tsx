import { Button, Card, Group, NativeSelect, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { campaignsDocument } from '@rayon/client/operations/console';
import { type FormEvent, useCallback, useEffect, useId, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inShortDay } from '../../parts/days-said';
import { inFigures } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';
import { allPages } from './all-pages';
import { type Campaign, isTriable, type WholeCampaign } from './campaign';
import { dayAfter, dayOf, endOf, startOf } from './days';
import { DryRunResults } from './dry-run-results';
import { useDryRun } from './use-dry-run';
import type { Who } from './who';

/** Days that are looked at unless somebody says otherwise. */
const usualDays = 28;

const daysAgo = (days: number, timeZone: string): string => dayAfter(dayOf(new Date(), timeZone), -days);

/** Tries a campaign on past sales, beside another one if asked; nothing is changed by it. */
export const DryRun = ({
  caller,
  who,
  campaign,
}: {
  caller: GatewayClient;
  who: Who;
  campaign: WholeCampaign;
}) => {
  const { t, language } = useTranslation();
  const { timeZone } = campaign;
  const [first, setFirst] = useState(() => daysAgo(usualDays, timeZone));
  // A brand is told of days that are over.
  const latest = daysAgo(who.role === 'BRAND' ? 1 : 0, timeZone);
  const [last, setLast] = useState(latest);
  const [against, setAgainst] = useState('');
  const { run, trouble: notListed } = useTask();
  const [listed, setListed] = useState<Campaign[]>([]);
  const others = listed.filter((one) => one.id !== campaign.id && isTriable(one, who));
  const { dryRun, isRunning, busy, trouble, start, lookAgain } = useDryRun(caller);

  const list = useCallback(async () => {
    const ask = async (after: string | null) =>
      (await caller.ask(campaignsDocument, { after }, { partly: true })).campaigns;
    const found = await run(() => allPages<Campaign>(ask));
    if (found) setListed(found.items);
  }, [caller, run]);
  useEffect(() => void list(), [list]);

  const begin = () =>
    void start({
      campaignId: campaign.id,
      against: against || null,
      from: startOf(first, timeZone).toISOString(),
      to: endOf(last, timeZone).toISOString(),
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin();
  };
  const cameToNothing = dryRun === null || dryRun?.state === 'STOPPED' || dryRun?.state === 'FAILED';

  return (
    <Card withBorder padding="lg">
      <Stack>
        <Text fw={700} component="h3" m={0}>
          {t('console.dryRun.title')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('console.dryRun.about')} {t('console.zone.days', { zone: timeZone })}.
        </Text>
        <form onSubmit={submit}>
          <Group align="flex-end">
            <TextInput
              type="date"
              required
              label={t('console.dryRun.first')}
              max={last}
              value={first}
              onChange={(event) => setFirst(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              required
              label={t('console.dryRun.last')}
              min={first}
              max={latest}
              value={last}
              onChange={(event) => setLast(event.currentTarget.value)}
            />
            <NativeSelect
              label={t('console.dryRun.against')}
              data={[
                { value: '', label: t('console.dryRun.alone') },
                ...others.map(({ id, title }) => ({ value: id, label: title[language] })),
              ]}
              value={against}
              onChange={(event) => setAgainst(event.currentTarget.value)}
            />
            <Button type="submit" loading={busy}>
              {t('console.dryRun.start')}
            </Button>
          </Group>
        </form>
        <TroubleNotice trouble={notListed} onRetry={list} />
        <TroubleNotice trouble={trouble} onRetry={lookAgain ?? begin} />
        {isRunning && (
          <Progress progress={dryRun?.progress ?? 0} looked={dryRun?.looked} inAll={dryRun?.inAll} />
        )}
        {cameToNothing && (
          <Notice
            tone="problem"
            role="alert"
            aside={
              <Button variant="default" flex="none" onClick={begin}>
                {t('problem.retry')}
              </Button>
            }
          >
            {t('console.dryRun.gone')}
          </Notice>
        )}
        {dryRun?.state === 'DONE' && (
          <>
            <VisuallyHidden role="status">{t('console.dryRun.done')}</VisuallyHidden>
            <DryRunResults dryRun={dryRun} />
          </>
        )}
        {dryRun?.state === 'DONE' && dryRun.knownSince && (
          <Text size="sm" c="dimmed">
            {t('console.dryRun.knownSince', { day: inShortDay(dayOf(dryRun.knownSince, timeZone)) })}
          </Text>
        )}
      </Stack>
    </Card>
  );
};

const Progress = ({
  progress,
  looked,
  inAll,
}: {
  progress: number;
  /** Withheld from a brand. */
  looked: number | null | undefined;
  inAll: number | null | undefined;
}) => {
  const { t } = useTranslation();
  const id = useId();
  const isCounted = typeof looked === 'number' && typeof inAll === 'number';
  return (
    <div>
      <Text component="label" htmlFor={id} size="sm">
        {isCounted
          ? t('console.dryRun.looking', { looked: inFigures(looked), all: inFigures(inAll) })
          : t('console.dryRun.going')}
      </Text>
      <progress id={id} className="dry-run-progress" max={1} value={progress} />
    </div>
  );
};
