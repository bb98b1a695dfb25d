import { NativeSelect, Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { campaignEffectDocument } from '@rayon/client/operations/console';
import { useCallback, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inShortDay } from '../../parts/days-said';
import { AskedCard } from './asked-card';
import type { WholeCampaign } from './campaign';
import { dayOf } from './days';
import type { Effect } from './effect';
import { EffectChart } from './effect-chart';
import { EffectFigures } from './effect-figures';
import { EffectOfPlaces } from './effect-of-places';
import { EffectOfVariants } from './effect-of-variants';
import { Withheld } from './withheld';

/** What a campaign changes, from the members it is kept from: its newest version, or an earlier one. */
export const EffectOfCampaign = ({
  caller,
  campaign,
}: {
  caller: GatewayClient;
  campaign: WholeCampaign;
}) => {
  const { t } = useTranslation();
  const { id, experiment } = campaign;
  const [version, setVersion] = useState<number | null>(null);
  const ask = useCallback(
    async () => (await caller.ask(campaignEffectDocument, { id, version })).campaign?.effect ?? null,
    [caller, id, version],
  );
  return (
    <AskedCard
      id="effect"
      title={t('console.effect.title')}
      ask={ask}
      none={<Text>{t(experiment ? 'console.effect.nobodyYet' : 'console.notMeasured')}</Text>}
    >
      {(effect: Effect) => (
        <>
          {effect.versions.length > 1 && (
            <NativeSelect
              label={t('console.effect.ofVersion')}
              maw="16rem"
              data={effect.versions.map((one) => ({
                value: String(one),
                label: t('console.version', { version: one }),
              }))}
              value={String(effect.version)}
              onChange={(event) => setVersion(Number(event.currentTarget.value))}
            />
          )}
          <EffectOfVersion effect={effect} own={id} timeZone={campaign.timeZone} />
        </>
      )}
    </AskedCard>
  );
};

const inCurrency = <One extends { currency: string }>(ones: readonly One[], wanted: string): One[] =>
  ones.filter(({ currency }) => currency === wanted);

const EffectOfVersion = ({ effect, own, timeZone }: { effect: Effect; own: string; timeZone: string }) => {
  const { t, set } = useTranslation();
  const said = (instant: string) => inShortDay(dayOf(instant, timeZone));
  const { version, since, until, currencies, days, variants, withheldBelow } = effect;
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('console.version', { version })} ·{' '}
        {t('console.effect.measured', { since: said(since), until: said(until) })}
      </Text>
      {currencies.length === 0 && (
        <Text>
          {withheldBelow === null
            ? t('console.effect.nobodyYet')
            : t('console.effect.notToldYet', { people: withheldBelow })}
        </Text>
      )}
      {currencies.map((figures) => (
        <Stack key={figures.currency}>
          <EffectFigures figures={figures} below={withheldBelow} />
          <EffectChart days={inCurrency(days, figures.currency)} />
          <EffectOfPlaces
            title={t('console.effect.byRegion')}
            places={inCurrency(effect.regions, figures.currency).map(({ region, ...sides }) => ({
              ...sides,
              id: region ?? '',
              name: set(region ?? t('console.effect.noRegion')),
            }))}
          />
          <EffectOfPlaces
            title={t('console.dryRun.byStore')}
            places={inCurrency(effect.stores, figures.currency).map(({ store, ...sides }) => ({
              ...sides,
              id: store?.id ?? '',
              name: store?.name ?? store?.id ?? '',
            }))}
          />
        </Stack>
      ))}
      <EffectOfVariants variants={variants} own={own} />
      <Text size="sm" c="dimmed">
        {t('console.effect.how')}
      </Text>
      <Withheld below={withheldBelow} />
    </>
  );
};
