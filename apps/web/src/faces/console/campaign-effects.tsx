import { Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { measuredCampaignsDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../../i18n';
import { inMoney } from '../../parts/money';
import { Waiting } from '../../parts/page';
import { ShowMore } from '../../parts/show-more';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useList } from '../../parts/use-pages';
import { useBack } from '../../parts/use-reach';
import { useTask } from '../../parts/use-task';
import { campaignsPath } from './address';
import { CampaignLink } from './campaign-link';
import { categoriesOf, type EffectRow, effectRows, ownerOf, retailer, wantedOf } from './effects';
import { LiftCells, LiftHeads } from './lift-cells';
import { anywhere, PlaceChoice } from './place-choice';
import { StatusBadge } from './status-badge';
import { useStores } from './store-choice';
import type { Who } from './who';
import { Withheld } from './withheld';

/** What campaigns change, side by side: whose, about which category and where it was measured may be chosen. */
export const CampaignEffects = ({ caller, who }: { caller: GatewayClient; who: Who }) => {
  const { t, set } = useTranslation();
  const [place, setPlace] = useState(anywhere);
  const [owner, setOwner] = useState('');
  const [category, setCategory] = useState('');
  const { stores, ...known } = useStores(who);
  const ask = useCallback(
    async (after: string | null) =>
      (await caller.ask(measuredCampaignsDocument, { ...place, after })).campaigns,
    [caller, place],
  );
  const { items, look, ...pages } = useList(ask);
  const { run, trouble } = useTask();
  useEffect(() => void run(look), [run, look]);
  useBack(() => run(look));

  const campaigns = items ?? [];
  const owners = [...new Map(campaigns.map((one) => [ownerOf(one), one.brand?.name])).entries()];
  const wanted = wantedOf(campaigns, { owner, category });
  const rows = effectRows(wanted);
  const below = campaigns.find(({ effect }) => effect?.withheldBelow)?.effect?.withheldBelow ?? null;
  const unmeasured = wanted.filter(({ effect }) => !effect?.currencies.length).length;
  return (
    <Stack>
      <Text
        component={Link}
        href={campaignsPath}
        w="fit-content"
        c="var(--mantine-color-text)"
        td="underline"
      >
        {t('console.allCampaigns')}
      </Text>
      <Text component="h2" fz="h3" fw={700} m={0}>
        {t('console.effects.title')}
      </Text>
      <Group>
        <NativeSelect
          label={t('console.effects.owner')}
          data={[
            { value: '', label: t('console.effects.everybody') },
            ...owners.map(([id, name]) => ({
              value: id,
              label: id === retailer ? t('console.effects.retailer') : set(name ?? id),
            })),
          ]}
          value={owner}
          onChange={(event) => setOwner(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('console.effects.category')}
          data={[
            { value: '', label: t('console.effects.anyCategory') },
            ...categoriesOf(campaigns).map((name) => ({ value: name, label: name })),
          ]}
          value={category}
          onChange={(event) => setCategory(event.currentTarget.value)}
        />
        <PlaceChoice
          label={t('console.effects.where')}
          stores={stores}
          mayBeStore={who.role !== 'BRAND'}
          place={place}
          onChange={setPlace}
        />
      </Group>
      <TroubleNotice
        trouble={trouble ?? known.trouble}
        onRetry={() => Promise.all([run(look), known.retry()])}
      />
      {!items && !trouble && <Waiting />}
      {items?.length === 0 && <Text c="dimmed">{t('console.effects.none')}</Text>}
      {items && items.length > 0 && rows.length === 0 && (
        <Text c="dimmed">
          {below !== null
            ? t('console.effect.notToldYet', { people: below })
            : t(place === anywhere ? 'console.effects.noneYet' : 'console.effects.noneThere')}
        </Text>
      )}
      {rows.length > 0 && (
        <>
          <EffectsTable rows={rows} />
          <Text size="sm" c="dimmed">
            {t('console.effects.how')}
          </Text>
        </>
      )}
      {rows.length > 0 && unmeasured > 0 && (
        <Text size="sm" c="dimmed">
          {t('console.effects.unmeasured', { count: unmeasured })}
        </Text>
      )}
      <Withheld below={below} />
      <TroubleNotice trouble={pages.trouble} />
      <ShowMore
        shown={campaigns.length}
        isMore={pages.isMore}
        busy={pages.busy}
        onMore={() => void pages.more()}
      />
    </Stack>
  );
};

const EffectsTable = ({ rows }: { rows: readonly EffectRow[] }) => {
  const { t } = useTranslation();
  return (
    <div className="dry-run-table">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('console.campaign')}</Table.Th>
            <Table.Th scope="col">{t('console.status')}</Table.Th>
            <LiftHeads name={t('console.effect.of.promoted')} />
            <LiftHeads name={t('console.effect.of.spent')} />
            <Table.Th scope="col" ta="right">
              {t('console.given')}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('console.effects.perExtra')}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('console.effects.perExtraMargin')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <EffectLine key={`${row.campaign.id}/${row.figures.currency}`} row={row} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};

const EffectLine = ({ row: { campaign, figures } }: { row: EffectRow }) => {
  const { t, set } = useTranslation();
  const { currency, promoted, spent, cost, costPerExtra, costPerExtraMargin } = figures;
  const { categories } = campaign.target;
  const about = [campaign.brand?.name, categories.join(', ')].filter(Boolean).join(' · ');
  const ratio = (one: number | null) =>
    one === null ? '–' : inMoney({ minor: Math.round(one * 100), currency });
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <CampaignLink campaign={campaign} />
        {about && (
          <Text size="sm" c="dimmed">
            {set(about)}
          </Text>
        )}
      </Table.Th>
      <Table.Td>
        <StatusBadge status={campaign.status} />
      </Table.Td>
      <LiftCells lift={promoted} />
      {spent ? <LiftCells lift={spent} /> : <Table.Td colSpan={2}>{t('console.hidden')}</Table.Td>}
      <Table.Td ta="right" className="figures">
        {cost ? inMoney(cost) : t('console.hidden')}
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {ratio(costPerExtra)}
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {ratio(costPerExtraMargin)}
      </Table.Td>
    </Table.Tr>
  );
};
