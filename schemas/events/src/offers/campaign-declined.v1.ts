import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** A member said of a campaign that it is not for them, or took that back; for every process that tells offers. */
export const CampaignDeclinedV1 = defineEvent({
  subject: 'offers.campaign.declined.v1',
  data: z.strictObject({ campaignId: id, memberId: id, declined: z.boolean(), at: instant }),
  aggregateId: (data) => `${data.campaignId}/${data.memberId}`,
});
