import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { campaignCalendarDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../../i18n';
import { inMonthName } from '../../parts/days-said';
import { Notice } from '../../parts/notice';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useAddress } from '../../parts/use-address';
import { useReturn } from '../../parts/use-return';
import { useTask } from '../../parts/use-task';
import { campaignsPath } from './address';
import { allPages } from './all-pages';
import { boundsOf, inMonth, monthAfter, monthOf, monthSaid, type Planned } from './calendar';
import { CalendarTable } from './calendar-table';
import { dayOf, zoneOfStores } from './days';
import { useStores } from './store-choice';
import type { Who } from './who';

const statuses = ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'LIVE', 'PAUSED', 'ENDED'] as const;

type Found = { asked: string; campaigns: readonly Planned[]; isPart: boolean };

/** The campaigns of a month over their days; which month, state and store is in the address. */
export const CampaignCalendar = ({ caller, who }: { caller: GatewayClient; who: Who }) => {
  const { t } = useTranslation();
  const { said, note } = useAddress();
  const { run, trouble } = useTask();
  const { stores, ...known } = useStores(who);
  const [found, setFound] = useState<Found>();
  const status = statuses.find((one) => one === said('status'));
  const storeId = stores.find(({ id }) => id === said('store'))?.id;
  const today = dayOf(new Date(), zoneOfStores(stores.filter(({ id }) => !storeId || id === storeId)));
  const thisMonth = monthOf(today);
  const month = monthSaid(said('month')) ?? thisMonth;
  const asked = [month, storeId].join(' ');

  const look = useCallback(async () => {
    const { from, to } = boundsOf(month);
    const period = { from: from.toISOString(), to: to.toISOString() };
    const ask = async (after: string | null) =>
      (await caller.ask(campaignCalendarDocument, { ...period, storeId: storeId ?? null, after })).campaigns;
    const answer = await run(() => allPages<Planned>(ask));
    if (answer) setFound({ asked, campaigns: answer.items, isPart: answer.isPart });
  }, [caller, run, month, storeId, asked]);
  useEffect(() => void look(), [look]);
  useReturn(look);

  // What is shown is of the month that is asked for, whichever answer comes first.
  const shown = found?.asked === asked ? found : undefined;
  const all = shown && inMonth(month, shown.campaigns);
  const campaigns = all?.filter((campaign) => !status || campaign.status === status);
  const name = inMonthName(month);
  const goTo = (to: string) => note({ month: to === thisMonth ? undefined : to });
  const step = (months: number) => () => goTo(monthAfter(month, months));
  return (
    <Stack>
      <Text
        component={Link}
        href={campaignsPath}
        className="calendar-link"
        w="fit-content"
        c="var(--mantine-color-text)"
        td="underline"
      >
        {t('console.calendar.asList')}
      </Text>
      <Group justify="space-between" align="end">
        <Group gap="xs">
          <StepButton name={t('console.calendar.earlier')} sign="‹" onClick={step(-1)} />
          <Text component="h2" fz="h3" fw={700} m={0} miw="10rem" ta="center" aria-live="polite">
            {name}
          </Text>
          <StepButton name={t('console.calendar.later')} sign="›" onClick={step(1)} />
          {month !== thisMonth && (
            <Button variant="subtle" h={44} onClick={() => goTo(thisMonth)}>
              {t('console.calendar.thisMonth')}
            </Button>
          )}
        </Group>
        <Group>
          <NativeSelect
            label={t('console.status')}
            data={[
              { value: '', label: t('console.calendar.anyStatus') },
              ...statuses.map((one) => ({ value: one, label: t(`console.statuses.${one}`) })),
            ]}
            value={status ?? ''}
            onChange={(event) => note({ status: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('console.store')}
            data={[
              { value: '', label: t('console.calendar.anyStore') },
              ...stores.map(({ id, name: label }) => ({ value: id, label })),
            ]}
            value={storeId ?? ''}
            onChange={(event) => note({ store: event.currentTarget.value })}
          />
        </Group>
      </Group>
      <TroubleNotice
        trouble={trouble ?? known.trouble}
        onRetry={() => Promise.all([look(), known.retry()])}
      />
      {!campaigns && !trouble && <Waiting />}
      {campaigns?.length === 0 && (
        <Text c="dimmed">{t(status || storeId ? 'console.calendar.noneSuch' : 'console.calendar.none')}</Text>
      )}
      {shown?.isPart && (
        <Notice tone="info">{t('console.calendar.more', { count: shown.campaigns.length })}</Notice>
      )}
      {all && campaigns && campaigns.length > 0 && (
        <CalendarTable
          month={month}
          name={name}
          campaigns={campaigns}
          all={all}
          stores={stores}
          today={today}
        />
      )}
    </Stack>
  );
};

const StepButton = ({ name, sign, onClick }: { name: string; sign: string; onClick: () => void }) => (
  <Button variant="default" h={44} w={44} px={0} aria-label={name} onClick={onClick}>
    {sign}
  </Button>
);
