import { Card, Stack, Text, Title } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { type TierProgrammeQuery, tierProgrammeDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inClockTime, inDay } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { Waiting } from '../../parts/page';
import { inTierAmount } from '../../parts/tier-amount';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';
import type { TierRules } from './tiers-draft';
import { TiersForm } from './tiers-form';
import type { Who } from './who';

type Programme = TierProgrammeQuery['tierProgramme'];

/** The tiers of the programme: those of now, their form for who may change them, and those before. */
export const TiersProgramme = ({ caller, who }: { caller: GatewayClient; who: Who }) => {
  const { t } = useTranslation();
  const { trouble, run } = useTask();
  const [programme, setProgramme] = useState<Programme>();
  const [isDone, setDone] = useState(false);
  const look = useCallback(async () => {
    const found = await run(() => caller.ask(tierProgrammeDocument, {}));
    if (found) setProgramme(found.tierProgramme);
  }, [caller, run]);
  useEffect(() => void look(), [look]);

  return (
    <Stack component="section" aria-label={t('console.tiers.title')}>
      <Title order={2} size="h3">
        {t('console.tiers.title')}
      </Title>
      <Text c="dimmed">{t('console.tiers.lead')}</Text>
      <TroubleNotice trouble={trouble} onRetry={look} />
      {!programme && !trouble && <Waiting />}
      {programme && (
        <>
          <Card withBorder data-testid="tiers-now">
            <Title order={3} size="h4">
              {t('console.tiers.now')}
            </Title>
            <RulesSaid rules={programme.rules} />
            <Since at={programme.setAt} />
          </Card>
          {who.role === 'ADMINISTRATOR' ? (
            <TiersForm
              key={programme.version}
              caller={caller}
              rules={programme.rules}
              onFill={() => setDone(false)}
              onSet={(set) => {
                setProgramme(set);
                setDone(true);
              }}
            />
          ) : (
            <Text size="sm" c="dimmed">
              {t('console.tiers.readOnly')}
            </Text>
          )}
          {isDone && (
            <Notice tone="good" role="status">
              {t('console.tiers.done')}
            </Notice>
          )}
          {programme.earlier.length > 0 && (
            <details>
              <summary>{t('console.tiers.earlier')}</summary>
              <ul className="lines">
                {programme.earlier.map(({ version, rules, setAt }) => (
                  <li key={version}>
                    <div>
                      <RulesSaid rules={rules} />
                      <Since at={setAt} />
                    </div>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </Stack>
  );
};

const Since = ({ at }: { at: string | null }) => {
  const { t } = useTranslation();
  return (
    <Text size="sm" c="dimmed">
      {at ? t('console.terms.since', { day: inDay(at), time: inClockTime(at) }) : t('console.terms.first')}
    </Text>
  );
};

/** Tiers in words. */
const RulesSaid = ({ rules }: { rules: TierRules | null }) => {
  const { t, language } = useTranslation();
  if (!rules || rules.tiers.length === 0) return <Text>{t('console.tiers.none')}</Text>;
  return (
    <>
      <Text>
        {[
          t(`console.tiers.measures.${rules.measure}`),
          t(`tier.window.${rules.window}`, { count: rules.months ?? 0 }),
          t('console.tiers.grace', { count: rules.graceDays }),
        ].join(' ')}
      </Text>
      <ul className="lines">
        {rules.tiers.map(({ id, names, threshold, benefitsIn }) => (
          <li key={id}>
            <div>
              <Text fw={600}>{names[language]}</Text>
              {benefitsIn[language] && <Text size="sm">{benefitsIn[language]}</Text>}
            </div>
            <Text className="figures">{t('tier.from', { amount: inTierAmount(rules, threshold) })}</Text>
          </li>
        ))}
      </ul>
    </>
  );
};
