import { Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { campaignsDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { campaignPath } from './address';
import type { Campaign } from './campaign';
import { CampaignFigures } from './campaign-figures';
import { CampaignTable } from './campaign-table';
import { DraftCampaign } from './draft-campaign';
import { useCampaignSteps } from './use-campaign-steps';
import type { Who } from './who';

/** Campaigns with what they did so far; a brand sees its own. */
export const Campaigns = ({
  caller,
  who,
  returned,
}: {
  caller: GatewayClient;
  who: Who;
  /** Somebody comes back from the page of one campaign. */
  returned: boolean;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, run, take } = useCampaignSteps(caller);
  const [campaigns, setCampaigns] = useState<Campaign[]>();
  const list = useRef<HTMLDivElement>(null);

  const look = useCallback(async () => {
    const found = await run(() => caller.ask(campaignsDocument, {}, { partly: true }));
    if (found) setCampaigns(found.campaigns.items);
  }, [caller, run]);
  useEffect(() => {
    void look();
  }, [look]);
  useEffect(() => {
    if (returned) list.current?.focus();
  }, [returned]);

  const stepThenLook = async (...step: Parameters<typeof take>) => {
    if (await take(...step)) await look();
  };

  return (
    <Stack ref={list} tabIndex={-1}>
      <TroubleNotice trouble={trouble} onRetry={() => void look()} />
      {campaigns && campaigns.length > 0 && <CampaignFigures campaigns={campaigns} />}
      <DraftCampaign caller={caller} who={who} onDrafted={() => void look()} />
      {!campaigns && !trouble && <Waiting />}
      {campaigns?.length === 0 && <Text c="dimmed">{t('console.noCampaigns')}</Text>}
      {campaigns && campaigns.length > 0 && (
        <CampaignTable
          campaigns={campaigns}
          role={who.role}
          busy={busy}
          hrefOf={campaignPath}
          onStep={(...step) => void stepThenLook(...step)}
        />
      )}
    </Stack>
  );
};
