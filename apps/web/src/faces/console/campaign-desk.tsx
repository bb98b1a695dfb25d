import type { GatewayClient } from '@rayon/client';
import { useEffect, useRef } from 'react';
import { useAddress } from '../../parts/use-address';
import { CampaignPage } from './campaign-page';
import { Campaigns } from './campaigns';
import type { Who } from './who';

/** All campaigns, or the one that the address names. */
export const CampaignDesk = ({ caller, who }: { caller: GatewayClient; who: Who }) => {
  const campaignId = useAddress().said('campaign');
  const wasOnPage = useRef(false);
  useEffect(() => {
    wasOnPage.current = campaignId !== undefined;
  }, [campaignId]);
  return campaignId === undefined ? (
    <Campaigns caller={caller} who={who} returned={wasOnPage.current} />
  ) : (
    <CampaignPage key={campaignId} caller={caller} who={who} campaignId={campaignId} />
  );
};
