import type { StoredCampaign } from './campaign-change';
import { boundTo, runsIn } from './campaign-content';
import type { LostReason } from './eligibility';
import type { Evaluation } from './evaluate';
import { isAmong, type Shopper } from './shopper';

/** What became of a coupon code that was entered. */
export type CouponState =
  | 'applied'
  /** It could give, and another offer or a limit is in its way. */
  | 'lost'
  /** It is good, and the basket has not yet what it asks for. */
  | 'waiting'
  | 'card-needed'
  | 'not-meant'
  | 'not-here'
  | 'not-yet'
  | 'over'
  | 'unknown';

/** A code, what became of it, and of which campaign it is; nothing is said of campaigns that never ran. */
export type CouponOutcome = Readonly<{
  code: string;
  state: CouponState;
  campaign?: Pick<StoredCampaign, 'campaignId' | 'content'>;
  lostBecause?: LostReason;
}>;

/** The circumstances a code is judged in. */
type Judged = Readonly<{
  evaluation: Pick<Evaluation, 'applied' | 'lost'>;
  shopper: Shopper;
  storeId: string | undefined;
  currency: string;
  at: Date;
}>;

/** What became of a code, of all campaigns that ever had it. */
export const couponOutcome = (
  code: string,
  campaigns: readonly StoredCampaign[],
  judged: Judged,
): CouponOutcome => {
  const { applied, lost } = judged.evaluation;
  const given = applied.find(({ campaign }) => campaign.content.coupon === code);
  if (given) return { code, state: 'applied', campaign: given.campaign };
  const beaten = lost.find(({ campaign }) => campaign.content.coupon === code);
  if (beaten?.reason === 'card-needed') return { code, state: 'card-needed', campaign: beaten.campaign };
  if (beaten) return { code, state: 'lost', campaign: beaten.campaign, lostBecause: beaten.reason };
  const campaign =
    campaigns.find(({ status }) => status === 'live') ??
    campaigns.find(({ status }) => status === 'paused' || status === 'ended');
  if (!campaign) return { code, state: 'unknown' };
  return { code, state: stateOf(campaign, judged), campaign };
};

const stateOf = (
  { status, content }: StoredCampaign,
  { shopper, storeId, currency, at }: Judged,
): CouponState => {
  if (status !== 'live' || content.to.getTime() <= at.getTime()) return 'over';
  if (content.from.getTime() > at.getTime()) return 'not-yet';
  if (!runsIn(content, storeId) || (boundTo(content) ?? currency) !== currency) return 'not-here';
  if (isAmong(content, shopper, at)) return 'waiting';
  return shopper.kind === 'anonymous' ? 'card-needed' : 'not-meant';
};
