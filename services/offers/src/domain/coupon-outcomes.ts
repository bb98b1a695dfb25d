import type { Own } from './allowances';
import type { StoredCampaign } from './campaign-change';
import { boundTo, runsIn } from './campaign-content';
import { isMistyped, sharedCodesOf } from './code-text';
import type { LostReason } from './eligibility';
import { type EnteredCode, stateOfCode } from './entered-codes';
import type { Evaluation } from './evaluate';
import type { CodeOf } from './held-offers';
import { isAmong, type Shopper } from './shopper';

/** What can become of a coupon code that was entered; of several campaigns that have it, the first of these is told. */
const couponStates = [
  'applied',
  /** It could give, and another offer or a limit is in its way. */
  'lost',
  /** Another code of its campaign gives already: a basket needs one. */
  'beside-another',
  /** It is good, and the basket has not yet what it asks for. */
  'waiting',
  'card-needed',
  /** Another open basket holds it. */
  'elsewhere',
  'used',
  'not-meant',
  'not-here',
  'not-yet',
  'over',
] as const;

/** What became of it; the last three are of codes that no campaign has. */
export type CouponState = (typeof couponStates)[number] | 'too-many-tries' | 'mistyped' | 'unknown';

/** A code, what became of it, and of which campaign it is; nothing is said of campaigns that never ran. */
export type CouponOutcome = Readonly<{
  code: string;
  state: CouponState;
  campaign?: Pick<StoredCampaign, 'campaignId' | 'content'>;
  lostBecause?: LostReason;
}>;

/** A code that was entered, and the campaigns that ever had it: for all who enter it, or as one of their own. */
export type AskedCode = Readonly<{
  code: string;
  shared: readonly StoredCampaign[];
  own: readonly Readonly<{ entered: EnteredCode; campaign: StoredCampaign }>[];
  /** So many were entered on that machine which do not exist that it was not looked for. */
  isBarred?: boolean;
}>;

/** The circumstances a code is judged in. */
type Judged = Readonly<{
  evaluation: Pick<Evaluation, 'applied' | 'lost'>;
  shopper: Shopper;
  storeId: string | undefined;
  currency: string;
  at: Date;
  timeZone?: string | undefined;
  /** The code by which a campaign gives here, and what the trip holds or was given. */
  codeOf?: CodeOf;
  held?: readonly Own[];
}>;

/** What became of a code, of all campaigns that ever had it. */
export const couponOutcome = (asked: AskedCode, judged: Judged): CouponOutcome => {
  const { code, shared, own, isBarred } = asked;
  const outcomes = [
    ofShared(code, shared, judged),
    ...own.map(({ entered, campaign }) => ofOwn(entered, campaign, judged)),
  ].filter((outcome) => outcome !== undefined);
  const [best] = outcomes.sort((left, right) => rankOf(left) - rankOf(right));
  if (best) return best;
  if (isBarred) return { code, state: 'too-many-tries' };
  return { code, state: isMistyped(code) ? 'mistyped' : 'unknown' };
};

const rankOf = ({ state }: CouponOutcome): number =>
  couponStates.indexOf(state as (typeof couponStates)[number]);

const ofShared = (
  code: string,
  campaigns: readonly StoredCampaign[],
  judged: Judged,
): CouponOutcome | undefined => {
  const texts = sharedCodesOf(code);
  const isIts = ({ coupon }: StoredCampaign['content']) => coupon !== undefined && texts.includes(coupon);
  const { applied, lost } = judged.evaluation;
  const given = applied.find(({ campaign }) => isIts(campaign.content));
  if (given) return { code, state: 'applied', campaign: given.campaign };
  const beaten = lost.find(({ campaign }) => isIts(campaign.content));
  if (beaten) return lostOf(code, beaten);
  const campaign = campaigns.find(({ status }) => status === 'live') ?? campaigns.find(hasRun);
  return campaign && { code, state: stateOf(campaign, judged), campaign };
};

/** Of one that works so many times: first whether it still does, whatever is in the basket. */
const ofOwn = (entered: EnteredCode, campaign: StoredCampaign, judged: Judged): CouponOutcome | undefined => {
  const { code, codeId, campaignId } = entered;
  const { evaluation, codeOf, held = [] } = judged;
  const isIts = (one: { campaign: { campaignId: string } }) => one.campaign.campaignId === campaignId;
  const isGivenByIt =
    codeOf?.(campaignId) === codeId || held.some((one) => one.codeId === codeId && one.used);
  const given = evaluation.applied.find(isIts);
  if (given && isGivenByIt) return { code, state: 'applied', campaign: given.campaign };
  if (campaign.status !== 'live' && !hasRun(campaign)) return undefined;
  const { usesPerCode } = campaign.content;
  if (usesPerCode === undefined) return { code, state: 'over', campaign };
  const state = stateOfCode(entered, usesPerCode, held);
  if (state !== 'free') return { code, state: state === 'used' ? 'used' : 'elsewhere', campaign };
  if (given) return { code, state: 'beside-another', campaign };
  const beaten = evaluation.lost.find(isIts);
  return beaten ? lostOf(code, beaten) : { code, state: stateOf(campaign, judged), campaign };
};

const hasRun = ({ status }: StoredCampaign): boolean => status === 'paused' || status === 'ended';

const lostOf = (code: string, { campaign, reason }: Judged['evaluation']['lost'][number]): CouponOutcome =>
  reason === 'card-needed'
    ? { code, state: 'card-needed', campaign }
    : { code, state: 'lost', campaign, lostBecause: reason };

const stateOf = (
  { status, content }: StoredCampaign,
  { shopper, storeId, currency, at, timeZone }: Judged,
): (typeof couponStates)[number] => {
  if (status !== 'live' || content.to.getTime() <= at.getTime()) return 'over';
  if (content.from.getTime() > at.getTime()) return 'not-yet';
  if (!runsIn(content, storeId) || (boundTo(content) ?? currency) !== currency) return 'not-here';
  if (isAmong(content, shopper, { at, timeZone })) return 'waiting';
  return shopper.kind === 'anonymous' ? 'card-needed' : 'not-meant';
};
