import type { GatewayClient } from '@rayon/client';
import { returnCampaignDocument } from '@rayon/client/operations/console';
import { useCommands } from '../../parts/use-task';
import { type Step, stepDocuments } from './campaign';

/** Moves campaigns on. */
export const useCampaignSteps = (caller: GatewayClient) => {
  const { send, ...task } = useCommands(caller);

  /** Whether the campaign took the step. */
  const take = async (step: Step, campaignId: string, reason = ''): Promise<boolean> => {
    const taken =
      step === 'returnCampaign'
        ? await send(returnCampaignDocument, { campaignId, reason })
        : await send(stepDocuments[step], { campaignId });
    return taken !== undefined;
  };
  return { ...task, take };
};
