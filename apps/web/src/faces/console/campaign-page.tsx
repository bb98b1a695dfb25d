import { Card, Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { lazy, Suspense, useCallback, useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { useTranslation } from '../../i18n';
import { StepTitle, Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useAddress } from '../../parts/use-address';
import { useBack } from '../../parts/use-reach';
import { useReturn } from '../../parts/use-return';
import { useTask } from '../../parts/use-task';
import { campaignPath, campaignsPath, newCampaignPath } from './address';
import { isChecked, isToldToChange, isTriable, paysOf, stepsOf } from './campaign';
import { CampaignSummary } from './campaign-summary';
import { CampaignTable } from './campaign-table';
import { ConfirmStep } from './confirm-step';
import { StopHistory } from './stop-history';
import { useCampaign } from './use-campaign';
import { useCampaignSteps } from './use-campaign-steps';
import { useVersionRead } from './use-version-read';
import type { Who } from './who';

// Whoever looks a campaign up does not wait for how its budget goes, what it changes, or might have done.
const EffectOfCampaign = lazy(() =>
  import('./effect-of-campaign').then((module) => ({ default: module.EffectOfCampaign })),
);
const BudgetPace = lazy(() => import('./budget-pace').then((module) => ({ default: module.BudgetPace })));
const ChallengeResults = lazy(() =>
  import('./challenge-results').then((module) => ({ default: module.ChallengeResults })),
);
const CampaignCodes = lazy(() =>
  import('./campaign-codes').then((module) => ({ default: module.CampaignCodes })),
);
const MessageReception = lazy(() =>
  import('./message-reception').then((module) => ({ default: module.MessageReception })),
);
const PlacementBill = lazy(() =>
  import('./placement-bill').then((module) => ({ default: module.PlacementBill })),
);
const DryRun = lazy(() => import('./dry-run').then((module) => ({ default: module.DryRun })));
const WhyNot = lazy(() => import('./why-not').then((module) => ({ default: module.WhyNot })));

/** One campaign, kept up to date: where it stands, what it says and did, and what may follow. */
export const CampaignPage = ({
  caller,
  who,
  campaignId,
}: {
  caller: GatewayClient;
  who: Who;
  campaignId: string;
}) => {
  const { t, set, language } = useTranslation();
  const { busy, trouble, take } = useCampaignSteps(caller);
  const looking = useTask();
  const { campaign, look } = useCampaign(caller, campaignId);
  const [, go] = useLocation();
  const lookQuietly = useCallback(() => look().catch(() => undefined), [look]);
  useReturn(lookQuietly);
  useBack(lookQuietly);
  const { run } = looking;
  useEffect(() => void run(look), [run, look]);

  const asked = useAddress().said('step');
  const step = campaign && isChecked(asked) && stepsOf(campaign, who).includes(asked) ? asked : undefined;
  const reading = useVersionRead(asked, campaign?.version);
  // Whoever said yes or no goes on at the top of the page.
  const top = useRef<HTMLDivElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (wasAsked.current && !step) top.current?.focus();
    wasAsked.current = step !== undefined;
  }, [step]);

  const stepThenLook = async (...taken: Parameters<typeof take>) => {
    const done = await take(...taken);
    // Also of what was refused: it may be another version by now.
    await lookQuietly();
    return done;
  };
  const confirm = async () => {
    if (step && campaign && (await stepThenLook(step, campaign)))
      go(campaignPath(campaignId), { replace: true });
  };

  return (
    <Stack ref={top} tabIndex={-1}>
      <Text component={Link} href={campaignsPath} c="var(--mantine-color-text)" td="underline">
        {t('console.allCampaigns')}
      </Text>
      <TroubleNotice trouble={looking.trouble} onRetry={() => run(look)} />
      {campaign === undefined && !looking.trouble && <Waiting />}
      {campaign === null && <Text>{t('console.noSuchCampaign')}</Text>}
      {campaign && (
        <>
          <StepTitle order={2} size="h3">
            {set(campaign.title[language])}
          </StepTitle>
          <Text>
            {t(`console.${isToldToChange(campaign, who) ? 'standing' : 'standingRead'}.${campaign.status}`)}{' '}
            {campaign.status === 'ENDED' && (
              <Text
                component={Link}
                href={newCampaignPath(campaign.id)}
                c="var(--mantine-color-text)"
                td="underline"
              >
                {t('console.likeThis')}
              </Text>
            )}
          </Text>
          {step ? (
            <ConfirmStep
              campaign={campaign}
              who={who}
              step={step}
              busy={busy}
              trouble={trouble}
              isChanged={reading.isChanged}
              onReadAgain={reading.readAgain}
              onConfirm={() => void confirm()}
            />
          ) : (
            <>
              <CampaignTable
                campaigns={[campaign]}
                who={who}
                busy={busy}
                troubled={trouble && { campaignId, trouble }}
                onStep={(...taken) => void stepThenLook(...taken)}
              />
              <Card withBorder padding="lg">
                <Stack>
                  <Text fw={700}>
                    {t('console.says')} · {t('console.version', { version: campaign.version })}
                  </Text>
                  <CampaignSummary campaign={campaign} who={who} />
                </Stack>
              </Card>
              {campaign.stops.length > 0 && <StopHistory stops={campaign.stops} />}
              {campaign.usesPerCode !== null && (
                <Suspense fallback={<Waiting />}>
                  <CampaignCodes
                    caller={caller}
                    who={who}
                    campaign={campaign}
                    usesPerCode={campaign.usesPerCode}
                  />
                </Suspense>
              )}
              <Suspense fallback={<Waiting />}>
                {campaign.budget && (
                  <BudgetPace caller={caller} campaign={campaign} budget={campaign.budget} />
                )}
                {campaign.benefit.challenge && (
                  <ChallengeResults
                    caller={caller}
                    campaign={campaign}
                    challenge={campaign.benefit.challenge}
                  />
                )}
                {campaign.benefit.kind === 'MESSAGE' && (
                  <MessageReception caller={caller} campaignId={campaign.id} />
                )}
                {campaign.placement && (
                  <PlacementBill caller={caller} campaign={campaign} placement={campaign.placement} />
                )}
                <EffectOfCampaign caller={caller} campaign={campaign} />
              </Suspense>
              {!paysOf(campaign, who) && (
                <Suspense fallback={<Waiting />}>
                  <WhyNot caller={caller} who={who} campaignId={campaign.id} />
                </Suspense>
              )}
              {isTriable(campaign, who) && (
                <Suspense fallback={<Waiting />}>
                  <DryRun caller={caller} who={who} campaign={campaign} />
                </Suspense>
              )}
            </>
          )}
        </>
      )}
    </Stack>
  );
};
