import type { GatewayClient } from '../gateway-client';
import { newCommandId } from '../new-command-id';
import {
  approveCampaignDocument,
  type DraftCampaignInput,
  draftCampaignDocument,
  launchCampaignDocument,
  submitCampaignDocument,
} from '../operations/console.gen';
import { perform } from '../refusal';

/** Takes a campaign from its author's draft to its launch by whoever approves it; gives its id. */
export const launchCampaign = async (
  { author, approver }: { author: GatewayClient; approver: GatewayClient },
  content: Omit<DraftCampaignInput, 'commandId'>,
): Promise<string> => {
  const { campaign } = await perform(author, draftCampaignDocument, {
    commandId: newCommandId(),
    ...content,
  });
  const steps = [
    [submitCampaignDocument, author],
    [approveCampaignDocument, approver],
    [launchCampaignDocument, approver],
  ] as const;
  for (const [step, who] of steps)
    await perform(who, step, { commandId: newCommandId(), campaignId: campaign.id });
  return campaign.id;
};
