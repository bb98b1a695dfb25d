import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** A member activated a campaign that gives nothing before; for every process that tells offers. */
export const CampaignActivatedV1 = defineEvent({
  subject: 'offers.campaign.activated.v1',
  data: z.strictObject({ campaignId: id, memberId: id, at: instant }),
  aggregateId: (data) => `${data.campaignId}/${data.memberId}`,
});
