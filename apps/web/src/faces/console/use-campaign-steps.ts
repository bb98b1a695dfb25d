import type { GatewayClient } from '@rayon/client';
import { returnCampaignDocument } from '@rayon/client/operations/console';
import { useCommands } from '../../parts/use-task';
import { type Campaign, type Step, stepDocuments } from './campaign';

/** Moves campaigns on, each as it is shown: what somebody put in its place meanwhile is not what was agreed to. */
export const useCampaignSteps = (caller: GatewayClient) => {
  const { send, ...task } = useCommands(caller);

  /** Whether the campaign took the step. */
  const take = async (
    step: Step,
    { id, version }: Pick<Campaign, 'id' | 'version'>,
    reason = '',
  ): Promise<boolean> => {
    const read = { campaignId: id, version };
    const taken =
      step === 'returnCampaign'
        ? await send(returnCampaignDocument, { ...read, reason })
        : await send(stepDocuments[step], read);
    return taken !== undefined;
  };
  return { ...task, take };
};
