import type { GatewayClient } from '@rayon/client';
import { liveCampaignsDocument } from '@rayon/client/operations/retailer';
import { launchCampaign, signInPerson } from '@rayon/client/shop';
import { demonstrationPassword, staff } from '../demo';
import { campaignMix } from './campaign-mix';

const liveTitles = async (marketer: GatewayClient): Promise<Set<string>> => {
  const { campaigns } = await marketer.ask(liveCampaignsDocument, {});
  return new Set(campaigns.items.map(({ title }) => title.en));
};

/** Launches campaigns beside those of the demonstration, until so many are live. */
export const launchCampaigns = async (gateway: GatewayClient, liveWanted: number): Promise<void> => {
  const marketer = await signInPerson(gateway, 'signInStaff', {
    email: staff[0].email,
    password: demonstrationPassword,
  });
  const live = await liveTitles(marketer);
  for (const content of campaignMix(liveWanted)) {
    const { en } = content.title;
    if (live.size >= liveWanted || live.has(en)) continue;
    await launchCampaign({ author: marketer, marketer }, content);
    live.add(en);
  }
};
