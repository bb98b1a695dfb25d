import type { GatewayClient } from '@rayon/client';
import { liveCampaignsDocument } from '@rayon/client/operations/retailer';
import { launchCampaign, signInPerson } from '@rayon/client/shop';
import { administrator, demonstrationPassword, staff } from '../demo';
import { campaignMix } from './campaign-mix';

const liveTitles = async (marketer: GatewayClient): Promise<Set<string>> => {
  const { campaigns } = await marketer.ask(liveCampaignsDocument, {});
  return new Set(campaigns.items.map(({ title }) => title.en));
};

/** Launches campaigns beside those of the demonstration, until so many are live. */
export const launchCampaigns = async (gateway: GatewayClient, liveWanted: number): Promise<void> => {
  const [author, approver] = await Promise.all(
    [staff[0], administrator].map(({ email }) =>
      signInPerson(gateway, 'signInStaff', { email, password: demonstrationPassword }),
    ),
  );
  if (!author || !approver) throw new Error('nobody writes or approves campaigns');
  const live = await liveTitles(author);
  for (const content of campaignMix(liveWanted)) {
    const { en } = content.title;
    if (live.size >= liveWanted || live.has(en)) continue;
    await launchCampaign({ author, approver }, content);
    live.add(en);
  }
};
