import type { GatewayClient } from '@rayon/client';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'wouter';
import { campaignParameter } from './campaign';
import { CampaignPage } from './campaign-page';
import { Campaigns } from './campaigns';
import type { Who } from './who';

/** All campaigns, or the one that the address names. */
export const CampaignDesk = ({ caller, who }: { caller: GatewayClient; who: Who }) => {
  const [search] = useSearchParams();
  const campaignId = search.get(campaignParameter);
  const wasOnPage = useRef(false);
  useEffect(() => {
    wasOnPage.current = campaignId !== null;
  }, [campaignId]);
  return campaignId === null ? (
    <Campaigns caller={caller} who={who} returned={wasOnPage.current} />
  ) : (
    <CampaignPage key={campaignId} caller={caller} who={who} campaignId={campaignId} />
  );
};
