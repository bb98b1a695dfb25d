import { newId } from '@rayon/kernel';
import { type GatewayClient, perform, signInPerson } from '../client';
import { demonstrationPassword, staff } from '../demo';
import { campaignMix } from './campaign-mix';

const stepsToLive = ['submitCampaign', 'approveCampaign', 'launchCampaign'] as const;

const liveTitles = async (marketer: GatewayClient): Promise<ReadonlySet<string>> => {
  const { campaigns } = await marketer.ask<{ campaigns: { items: { title: { en: string } }[] } }>(
    'query { campaigns(first: 100, status: LIVE) { items { title { en } } } }',
  );
  return new Set(campaigns.items.map(({ title }) => title.en));
};

/** Launches campaigns beside those of the demonstration, until so many are live. */
export const launchCampaigns = async (gateway: GatewayClient, liveWanted: number): Promise<void> => {
  const marketer = await signInPerson(gateway, 'signInStaff', {
    email: staff[0].email,
    password: demonstrationPassword,
  });
  const live = new Set(await liveTitles(marketer));
  for (const content of campaignMix(liveWanted)) {
    const { en } = content.title as { en: string };
    if (live.size >= liveWanted || live.has(en)) continue;
    const { campaign } = await perform<{ campaign: { id: string } }>(marketer, {
      mutation: 'draftCampaign',
      success: 'CampaignDrafted',
      refusal: 'OffersRefusal',
      select: 'campaign { id }',
      input: { commandId: newId(), ...content },
    });
    for (const mutation of stepsToLive)
      await perform(marketer, {
        mutation,
        success: 'CampaignChanged',
        refusal: 'OffersRefusal',
        select: 'campaign { id status }',
        input: { commandId: newId(), campaignId: campaign.id },
      });
    live.add(en);
  }
};
