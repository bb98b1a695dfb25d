import '@mantine/core/styles/Table.css';
import { Card, Group, Table, Text } from '@mantine/core';
import { type CSSProperties, useMemo } from 'react';
import { useTranslation } from '../../i18n';
import { inShortDay } from '../../parts/days-said';
import { inPercent } from '../../parts/money';
import { alsoOnThis, barIn, daysOf, type Planned, windowOf } from './calendar';
import { CampaignLink } from './campaign-link';
import { StatusBadge } from './status-badge';
import type { Store } from './store';
import { useGift } from './use-gift';

/** The first day of each week of a month, counted from its first. */
const weekStarts = [1, 8, 15, 22, 29];

/** The campaigns of one month, a row for each: what it is, where it stands, and its bar over the days. */
export const CalendarTable = ({
  month,
  name,
  campaigns,
  all,
  stores,
  today,
}: {
  month: string;
  /** Of the month. */
  name: string;
  campaigns: readonly Planned[];
  /** Those that stand in the month too, in whatever state: any of them may be on the same articles. */
  all: readonly Planned[];
  stores: readonly Store[];
  today: string;
}) => {
  const { t } = useTranslation();
  const days = daysOf(month).length;
  const others = useMemo(
    () => new Map(campaigns.map((campaign) => [campaign.id, alsoOnThis(campaign, all)])),
    [campaigns, all],
  );
  return (
    <Card withBorder padding={0}>
      <Table className="rows calendar" captionSide="top" verticalSpacing="sm" horizontalSpacing="md">
        <Table.Caption px="md" pt="sm">
          {t('console.calendar.of', { month: name })} ·{' '}
          {t('console.calendar.count', { count: campaigns.length })}
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('console.campaign')}</Table.Th>
            <Table.Th scope="col">{t('console.status')}</Table.Th>
            <Table.Th scope="col" w="50%">
              {t('console.calendar.window')}
              <span className="calendar-days" aria-hidden>
                {weekStarts
                  .filter((day) => day <= days)
                  .map((day) => (
                    <span key={day} style={{ insetInlineStart: `${((day - 1) / days) * 100}%` }}>
                      {day}
                    </span>
                  ))}
              </span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {campaigns.map((campaign) => (
            <CalendarRow
              key={campaign.id}
              month={month}
              campaign={campaign}
              others={others.get(campaign.id) ?? []}
              stores={stores}
              today={today}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
};

const CalendarRow = ({
  month,
  campaign,
  others,
  stores,
  today,
}: {
  month: string;
  campaign: Planned;
  others: readonly Planned[];
  stores: readonly Store[];
  today: string;
}) => {
  const { t, language } = useTranslation();
  const gift = useGift(campaign);
  const { brand, status, storeIds, regions, experiment } = campaign;
  const where = [...regions, ...stores.filter(({ id }) => storeIds.includes(id)).map(({ name }) => name)];
  const { first, last } = windowOf(campaign);
  const about = [
    brand?.name,
    gift,
    where.length > 0 &&
      t('console.calendar.whereSome', { stores: new Intl.ListFormat(language).format(where) }),
    experiment && t('console.calendar.control', { share: inPercent(experiment.controlPercent) }),
  ];
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <CampaignLink campaign={campaign} className="calendar-link" fw={600} />
        <Text size="sm" c="dimmed">
          {about.filter(Boolean).join(' · ')}
        </Text>
      </Table.Th>
      <Table.Td data-label={t('console.status')}>
        <StatusBadge status={status} />
      </Table.Td>
      <Table.Td>
        <div className="where-it-stands">
          <Text size="sm">
            {first === last
              ? t('console.calendar.onDay', { day: inShortDay(first) })
              : t('console.calendar.fromTo', { first: inShortDay(first), last: inShortDay(last) })}
          </Text>
          <Bar month={month} campaign={campaign} today={today} />
          {others.length > 0 && (
            <Group gap="xs">
              <Text size="sm">{t('console.calendar.alsoOnThis')}</Text>
              {others.map((other) => (
                <CampaignLink key={other.id} campaign={other} className="calendar-link" size="sm" fw={400} />
              ))}
            </Group>
          )}
        </div>
      </Table.Td>
    </Table.Tr>
  );
};

/** What the words beside it say, over the days of the month; a line where today is. */
const Bar = ({ month, campaign, today }: { month: string; campaign: Planned; today: string }) => {
  const bar = barIn(month, campaign);
  if (!bar) return null;
  const days = daysOf(month);
  const at = days.indexOf(today);
  const share = (count: number) => `${(count / days.length) * 100}%`;
  return (
    <span className="calendar-bar-field" aria-hidden style={{ '--days': days.length } as CSSProperties}>
      <span
        className="calendar-bar"
        data-status={campaign.status}
        data-before={bar.fromBefore || undefined}
        data-beyond={bar.beyond || undefined}
        style={{ insetInlineStart: share(bar.start), inlineSize: share(bar.length) }}
      />
      {at >= 0 && <span className="calendar-today" style={{ insetInlineStart: share(at + 0.5) }} />}
    </span>
  );
};
