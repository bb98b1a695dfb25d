import { idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import type { OffersAsking } from '../graph/context';
import { offersRefusals } from '../graph/refusal.type';
import { campaignContentInput, contentSaid } from './campaign-content-input';
import { CampaignChanged, changedCampaign, takeStep } from './changed-campaign';
import { readVersion } from './read-version';

export const reviseCampaign = command({
  name: 'reviseCampaign',
  description: 'A new version, to be approved again. Pause a live one first.',
  allow: ['marketer', 'administrator', 'brand'],
  input: campaignContentInput.extend({ commandId: idShape, campaignId: idShape, version: readVersion }),
  answer: CampaignChanged,
  refusal: offersRefusals,
  run: ({ campaignId, version, ...input }, asking: OffersAsking) =>
    takeStep(
      { campaignId, read: version ?? undefined },
      { step: 'revise', content: contentSaid(input, asking.context.currency) },
      asking,
    ),
  present: changedCampaign,
});
