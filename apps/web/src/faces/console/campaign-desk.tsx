import type { GatewayClient } from '@rayon/client';
import { useEffect, useRef } from 'react';
import { useAddress } from '../../parts/use-address';
import { newCampaign } from './address';
import { CampaignPage } from './campaign-page';
import { Campaigns } from './campaigns';
import type { Who } from './who';
import { ChangeCampaign, NewCampaign } from './write-campaign';

/** All campaigns, or the one that the address names: to be looked at, changed or begun. */
export const CampaignDesk = ({ caller, who }: { caller: GatewayClient; who: Who }) => {
  const { said } = useAddress();
  const campaignId = said('campaign');
  const wasOnPage = useRef(false);
  useEffect(() => {
    wasOnPage.current = campaignId !== undefined;
  }, [campaignId]);
  if (campaignId === undefined) return <Campaigns caller={caller} who={who} returned={wasOnPage.current} />;
  if (campaignId === newCampaign)
    return <NewCampaign key={said('like')} caller={caller} who={who} like={said('like')} />;
  return said('change') ? (
    <ChangeCampaign key={campaignId} caller={caller} who={who} campaignId={campaignId} />
  ) : (
    <CampaignPage key={campaignId} caller={caller} who={who} campaignId={campaignId} />
  );
};
