import { Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { type CampaignPaceQuery, campaignPaceDocument } from '@rayon/client/operations/console';
import { useCallback } from 'react';
import { useTranslation } from '../../i18n';
import { inShortDay } from '../../parts/days-said';
import { inMoney, inShare } from '../../parts/money';
import { AskedCard } from './asked-card';
import type { WholeCampaign } from './campaign';
import { lastDayOf } from './days';
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
  const { id } = campaign;
  const ask = useCallback(
    async () => (await caller.ask(campaignPaceDocument, { id })).campaign?.budgetPace ?? null,
    [caller, id],
  );
  return (
    <AskedCard id="pace" title={t('console.pace.title')} ask={ask}>
      {(pace: Pace) => (
        <PaceInWords pace={pace} budget={budget} last={lastDayOf(campaign.to, campaign.timeZone)} />
      )}
    </AskedCard>
  );
};

const PaceInWords = ({ pace, budget, last }: { pace: Pace; budget: Amount; last: string }) => {
  const { t } = useTranslation();
  const { gone, perDay, ofDays, outlook, spentOn, windowShare, days, withheldBelow } = pace;
  const shareGone = gone && Math.min(1, gone.minor / budget.minor);
  const expected =
    outlook === 'RUNS_OUT'
      ? t('console.pace.outlooks.RUNS_OUT', {
          day: inShortDay(spentOn ?? ''),
          end: inShortDay(last),
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
                share: inShare(gone.minor / budget.minor),
              })
            : t('console.hidden')}
        </Share>
        <Share name={t('console.pace.window')} share={windowShare}>
          {t('console.pace.windowIs', { share: inShare(windowShare) })}
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
