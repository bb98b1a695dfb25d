import { Card, Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { type CampaignPaceQuery, campaignPaceDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inMoney, inPercent } from '../../parts/money';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useReturn } from '../../parts/use-return';
import { useTask } from '../../parts/use-task';
import type { WholeCampaign } from './campaign';
import { lastDayOf } from './days';
import { inShortDay } from './days-said';
import { PaceChart } from './pace-chart';
import { Withheld } from './withheld';

/** How the budget of a campaign goes. */
export type Pace = NonNullable<NonNullable<CampaignPaceQuery['campaign']>['budgetPace']>;
type Amount = NonNullable<WholeCampaign['budget']>;

/** How fast the budget of a campaign goes, and whether it lasts; nothing where it is not told. */
export const BudgetPace = ({
  caller,
  campaign,
  budget,
}: {
  caller: GatewayClient;
  campaign: WholeCampaign;
  budget: Amount;
}) => {
  const { t } = useTranslation();
  const { run, trouble } = useTask();
  const { id } = campaign;
  const [pace, setPace] = useState<Pace | null>();

  const look = useCallback(async () => {
    const found = await run(() => caller.ask(campaignPaceDocument, { id }));
    if (found) setPace(found.campaign?.budgetPace ?? null);
  }, [caller, id, run]);
  useEffect(() => void look(), [look]);
  useReturn(look);

  if (pace === null) return null;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="pace">
      <Stack>
        <Text fw={700} component="h3" m={0} id="pace">
          {t('console.pace.title')}
        </Text>
        <TroubleNotice trouble={trouble} onRetry={look} />
        {pace === undefined && !trouble && <Waiting />}
        {pace && <PaceInWords pace={pace} budget={budget} to={campaign.to} />}
      </Stack>
    </Card>
  );
};

const PaceInWords = ({ pace, budget, to }: { pace: Pace; budget: Amount; to: string }) => {
  const { t } = useTranslation();
  const { gone, perDay, ofDays, outlook, spentOn, windowShare, days, withheldBelow } = pace;
  const shareGone = gone && Math.min(1, gone.minor / budget.minor);
  const expected =
    outlook === 'RUNS_OUT'
      ? t('console.pace.outlooks.RUNS_OUT', {
          day: inShortDay(spentOn ?? ''),
          end: inShortDay(lastDayOf(to)),
        })
      : outlook && t(`console.pace.outlooks.${outlook}`);
  return (
    <>
      {expected && <Text fw={600}>{expected}</Text>}
      <dl className="pace-shares">
        <Share name={t('console.pace.gone')} share={shareGone ?? undefined}>
          {gone
            ? t('console.pace.goneIs', {
                gone: inMoney(gone),
                budget: inMoney(budget),
                share: inWholePercent(gone.minor / budget.minor),
              })
            : t('console.hidden')}
        </Share>
        <Share name={t('console.pace.window')} share={windowShare}>
          {t('console.pace.windowIs', { share: inWholePercent(windowShare) })}
        </Share>
        {perDay && (
          <Share name={t('console.pace.perDay')} share={undefined}>
            {t('console.pace.perDayOf', { count: ofDays, amount: inMoney(perDay) })}
          </Share>
        )}
      </dl>
      <PaceChart days={days} />
      <Text size="sm" c="dimmed">
        {t('console.pace.how')}
      </Text>
      <Withheld below={withheldBelow} />
    </>
  );
};

const inWholePercent = (share: number) => inPercent(Math.round(share * 100));

/** A share in words, and as a bar where it is known. */
const Share = ({ name, share, children }: { name: string; share: number | undefined; children: string }) => (
  <div>
    <Text component="dt" size="sm" c="dimmed">
      {name}
    </Text>
    <dd className="figures">
      {children}
      {share !== undefined && (
        <span className="pace-share" aria-hidden>
          <span style={{ inlineSize: `${share * 100}%` }} />
        </span>
      )}
    </dd>
  </div>
);
