import { accepted, type Result, rejected } from '@rayon/kernel';
import type { StoredCampaign } from './campaign-change';
import { runsIn } from './campaign-content';

/** What a member said of a campaign last: that it is not for them, or that it is again, and that they activated it. */
export type Decline = Readonly<{
  /** `<campaign>/<member>`. */
  declineId: string;
  campaignId: string;
  memberId: string;
  declined: boolean;
  activated?: true;
  /** When the campaign's window ends: from then on it does not matter any more. */
  campaignTo: Date;
  at: Date;
}>;

/** Campaigns that one member may have declined at a time. */
export const declinesMax = 200;

/** Why it is not written down. */
export type DeclineRejection =
  | Readonly<{ reason: 'CampaignNotFound' }>
  /** The trip is not known, is over, or is not the device's. */
  | Readonly<{ reason: 'TripNotFound' }>
  /** Nobody has shown their card on the trip: the typed number of one is nobody's. */
  | Readonly<{ reason: 'CardNeeded' }>
  | Readonly<{ reason: 'TooManyDeclined'; max: number }>
  /** Nobody has to activate it. */
  | Readonly<{ reason: 'NoActivation' }>;

/** What never ran is nobody's to know of, and what does not run there is not what was shown. */
const isSaidOf = (
  campaign: StoredCampaign | undefined,
  storeId: string | undefined,
): campaign is StoredCampaign =>
  (campaign?.status === 'live' || campaign?.status === 'paused') &&
  (storeId === undefined || runsIn(campaign.content, storeId));

/** What is known of one decline. */
export const declineOf = (
  campaign: StoredCampaign | undefined,
  said: Readonly<{
    memberId: string;
    declined: boolean;
    at: Date;
    declinedBefore: number;
    /** Where they shop, if they say so while they do. */
    storeId?: string | undefined;
  }>,
): Result<Decline, DeclineRejection> => {
  const { memberId, declined, at, declinedBefore, storeId } = said;
  if (!isSaidOf(campaign, storeId)) return rejected({ reason: 'CampaignNotFound' });
  if (declined && declinedBefore >= declinesMax)
    return rejected({ reason: 'TooManyDeclined', max: declinesMax });
  const { campaignId, content } = campaign;
  return accepted({
    declineId: declineIdOf(campaignId, memberId),
    campaignId,
    memberId,
    declined,
    campaignTo: content.to,
    at,
  });
};

const declineIdOf = (campaignId: string, memberId: string): string => `${campaignId}/${memberId}`;

/** What is known of a member who activated a campaign and said nothing else of it. */
export const activationOf = (
  campaign: StoredCampaign | undefined,
  { memberId, at, storeId }: Readonly<{ memberId: string; at: Date; storeId?: string | undefined }>,
): Result<Decline, DeclineRejection> => {
  if (!isSaidOf(campaign, storeId)) return rejected({ reason: 'CampaignNotFound' });
  const { campaignId, content } = campaign;
  if (!content.activation) return rejected({ reason: 'NoActivation' });
  return accepted({
    declineId: declineIdOf(campaignId, memberId),
    campaignId,
    memberId,
    declined: false,
    activated: true,
    campaignTo: content.to,
    at,
  });
};
