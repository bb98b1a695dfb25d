import { idShape, linesShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { z } from 'zod';
import type { OffersAsking } from '../graph/context';
import { offersRefusals } from '../graph/refusal.type';
import { CampaignChanged, changedCampaign, takeStep } from './changed-campaign';
import { readVersion } from './read-version';

export const returnCampaign = command({
  name: 'returnCampaign',
  allow: ['marketer', 'administrator', 'brand'],
  input: z.object({
    campaignId: idShape,
    reason: linesShape(300).describe('What its author should change; 1 to 300 characters.'),
    version: readVersion,
  }),
  answer: CampaignChanged,
  refusal: offersRefusals,
  run: ({ campaignId, reason, version }, asking: OffersAsking) =>
    takeStep({ campaignId, read: version ?? undefined }, { step: 'return', reason }, asking),
  present: changedCampaign,
});
