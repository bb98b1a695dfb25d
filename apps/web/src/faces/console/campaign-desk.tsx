import type { GatewayClient } from '@rayon/client';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Waiting } from '../../parts/page';
import { useAddress } from '../../parts/use-address';
import { newCampaign } from './address';
import { CampaignPage } from './campaign-page';
import { Campaigns } from './campaigns';
import type { Who } from './who';

// Whoever looks at campaigns does not wait for the form, the calendar, nor what they change.
const NewCampaign = lazy(() =>
  import('./write-campaign').then((module) => ({ default: module.NewCampaign })),
);
const CampaignCalendar = lazy(() =>
  import('./campaign-calendar').then((module) => ({ default: module.CampaignCalendar })),
);
const CampaignEffects = lazy(() =>
  import('./campaign-effects').then((module) => ({ default: module.CampaignEffects })),
);
const ChangeCampaign = lazy(() =>
  import('./write-campaign').then((module) => ({ default: module.ChangeCampaign })),
);

/** All campaigns, as a list, in their calendar or by what they change, or the one that the address names: to be looked at, changed or begun. */
export const CampaignDesk = ({ caller, who }: { caller: GatewayClient; who: Who }) => {
  const { said } = useAddress();
  const campaignId = said('campaign');
  const wasOnPage = useRef(false);
  useEffect(() => {
    wasOnPage.current = campaignId !== undefined;
  }, [campaignId]);
  if (campaignId === undefined && said('view') === 'calendar')
    return (
      <Suspense fallback={<Waiting />}>
        <CampaignCalendar caller={caller} who={who} />
      </Suspense>
    );
  if (campaignId === undefined && said('view') === 'effects')
    return (
      <Suspense fallback={<Waiting />}>
        <CampaignEffects caller={caller} who={who} />
      </Suspense>
    );
  if (campaignId === undefined) return <Campaigns caller={caller} who={who} returned={wasOnPage.current} />;
  if (campaignId !== newCampaign && !said('change'))
    return <CampaignPage key={campaignId} caller={caller} who={who} campaignId={campaignId} />;
  return (
    <Suspense fallback={<Waiting />}>
      {campaignId === newCampaign ? (
        <NewCampaign key={said('like')} caller={caller} who={who} like={said('like')} />
      ) : (
        <ChangeCampaign key={campaignId} caller={caller} who={who} campaignId={campaignId} />
      )}
    </Suspense>
  );
};
