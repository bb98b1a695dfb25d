import { Card, Text, Title } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inShortDay } from '../../parts/days-said';
import { inTierAmount } from '../../parts/tier-amount';
import type { Mine } from './mine';

type Tier = NonNullable<NonNullable<Mine['me']>['tier']>;

/** The tier of a member, what is missing to the next one, and how it came about. */
export const MyTier = ({ tier }: { tier: Tier }) => {
  const { t, set } = useTranslation();
  const { current, keptUntil, counted, missingToKeep, next, missing, rules, history } = tier;
  const changes = history.map((change, at) => ({ ...change, number: history.length - at }));
  const said = (amount: number) => inTierAmount(rules, amount);
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('tier.title')}>
      <Title order={2} size="h4" mb="xs">
        {t('tier.title')}
      </Title>
      <Text fz="xl" fw={800} data-testid="tier">
        {current ? set(current.name) : t('tier.none')}
      </Text>
      {current?.benefits && <Text>{set(current.benefits)}</Text>}
      {current && keptUntil && (
        <Text size="sm" c="dimmed">
          {missingToKeep > 0
            ? t('tier.keep', { amount: said(missingToKeep), day: inShortDay(keptUntil) })
            : t('tier.kept', { day: inShortDay(keptUntil) })}
        </Text>
      )}
      {next && missing !== null && (
        <>
          <Text mt="xs" data-testid="tier-missing">
            {t('tier.missing', { amount: said(missing), tier: set(next.name) })}
          </Text>
          <progress
            className="tier-progress"
            aria-label={t('tier.progress', { tier: set(next.name) })}
            value={counted}
            max={next.threshold}
          />
        </>
      )}
      <details>
        <summary>{t('tier.all')}</summary>
        <Text size="sm" c="dimmed">
          {[
            t(`tier.measure.${rules.measure}`),
            t(`tier.window.${rules.window}`, { count: rules.months ?? 0 }),
          ].join(' ')}
        </Text>
        <ul className="lines">
          {rules.tiers.map(({ id, name, threshold, benefits }) => (
            <li key={id}>
              <div>
                <Text fw={600}>{set(name)}</Text>
                {benefits && <Text size="sm">{set(benefits)}</Text>}
              </div>
              <Text className="figures" ta="right">
                {t('tier.from', { amount: said(threshold) })}
              </Text>
            </li>
          ))}
        </ul>
        {history.length > 0 && (
          <>
            <Title order={3} size="h5" mt="xs">
              {t('tier.history')}
            </Title>
            <ul className="lines">
              {changes.map((change) => (
                <li key={change.number}>
                  <div>
                    <Text fw={600}>{change.tier === null ? t('tier.none') : set(change.tier)}</Text>
                    <Text size="sm" c="dimmed">
                      {t(`tier.reasons.${change.reason}`)}
                    </Text>
                  </div>
                  <Text>{inShortDay(change.on)}</Text>
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </Card>
  );
};
