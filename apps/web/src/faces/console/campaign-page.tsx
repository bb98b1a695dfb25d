import { Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { useCallback, useEffect } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../../i18n';
import { StepTitle, Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useReturn } from '../../parts/use-return';
import { campaignsPath } from './address';
import { CampaignTable } from './campaign-table';
import { useCampaign } from './use-campaign';
import { useCampaignSteps } from './use-campaign-steps';
import type { Who } from './who';

/** One campaign, kept up to date: where it stands, what it did, and what may follow. */
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
  const { busy, trouble, run, take } = useCampaignSteps(caller);
  const { campaign, look } = useCampaign(caller, campaignId);
  const lookQuietly = useCallback(() => look().catch(() => undefined), [look]);
  useReturn(lookQuietly);
  useEffect(() => void run(look), [run, look]);

  const stepThenLook = async (...step: Parameters<typeof take>) => {
    if (await take(...step)) await lookQuietly();
  };

  return (
    <Stack>
      <Text component={Link} href={campaignsPath} c="var(--mantine-color-text)" td="underline">
        {t('console.allCampaigns')}
      </Text>
      <TroubleNotice trouble={trouble} onRetry={() => void run(look)} />
      {campaign === undefined && !trouble && <Waiting />}
      {campaign === null && <Text>{t('console.noSuchCampaign')}</Text>}
      {campaign && (
        <>
          <StepTitle order={2} size="h3">
            {set(campaign.title[language])}
          </StepTitle>
          <CampaignTable
            campaigns={[campaign]}
            role={who.role}
            busy={busy}
            onStep={(...step) => void stepThenLook(...step)}
          />
        </>
      )}
    </Stack>
  );
};
