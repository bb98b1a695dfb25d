import { type CampaignContent, runsEverywhere, runsIn } from './campaign-content';
import type { CompiledCampaign } from './compiled-campaign';
import { occasionOf } from './occasion';

type Rival = Pick<CompiledCampaign, 'campaignId' | 'content' | 'keys' | 'priority'>;

const isMessage = ({ benefit }: CampaignContent): boolean => benefit.kind === 'message';

const meets = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === 0 || right.length === 0 || left.some((one) => right.includes(one));

/** Whether two messages of the same priority may be due at the same moment, in the same store. */
export const areRivals = (one: Rival, other: Rival): boolean =>
  one.campaignId !== other.campaignId &&
  isMessage(other.content) &&
  one.priority === other.priority &&
  occasionOf(one.content.trigger) === occasionOf(other.content.trigger) &&
  (runsEverywhere(one.content) ||
    runsEverywhere(other.content) ||
    one.content.storeIds.some((storeId) => runsIn(other.content, storeId))) &&
  meets(one.keys, other.keys);
