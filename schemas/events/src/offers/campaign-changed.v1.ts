import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant, translatedShape } from '../shapes';

/** A campaign reached another state or version; for consoles and screens. */
export const CampaignChangedV1 = defineEvent({
  subject: 'offers.campaign.changed.v1',
  data: z.strictObject({
    campaignId: id,
    version: z.int().positive(),
    brandId: id.optional(),
    status: z.enum(['draft', 'submitted', 'approved', 'live', 'paused', 'ended']),
    title: translatedShape,
    at: instant,
  }),
  aggregateId: (data) => data.campaignId,
});
