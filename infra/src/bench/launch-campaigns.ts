import { type GatewayClient, perform } from '@rayon/client';
import {
  approveCampaignDocument,
  draftCampaignDocument,
  launchCampaignDocument,
  submitCampaignDocument,
} from '@rayon/client/operations/console';
import { liveCampaignsDocument } from '@rayon/client/operations/retailer';
import { signInPerson } from '@rayon/client/shop';
import { newId } from '@rayon/kernel';
import { demonstrationPassword, staff } from '../demo';
import { campaignMix } from './campaign-mix';

const stepsToLive = [submitCampaignDocument, approveCampaignDocument, launchCampaignDocument] as const;

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
    const { campaign } = await perform(marketer, draftCampaignDocument, { commandId: newId(), ...content });
    for (const step of stepsToLive)
      await perform(marketer, step, { commandId: newId(), campaignId: campaign.id });
    live.add(en);
  }
};
