import { type Audience, asksForCode, type CampaignContent } from './campaign-content';
import { ownConditionOf } from './own-terms';
import { asksForPast } from './past';

/** Why an offer is for a shopper: whom its campaign is for, and the code it asks for. */
export type WhyOffer = Readonly<{
  reason:
    | 'everybody'
    | 'anonymous'
    | 'members'
    | 'consent'
    | 'bought'
    | 'never-bought'
    | 'bought-and-never-bought'
    | 'past'
    | 'day'
    | 'employee'
    | 'own-threshold'
    | 'own-choice'
    | 'code';
  audience: Audience;
  /** What had to be entered; absent where it is a code of its own. */
  code?: string;
}>;

/** Why somebody is shown an offer: a code somebody entered comes first, it is what they did themselves. */
export const whyOffer = (
  content: Pick<CampaignContent, 'audience' | 'coupon' | 'usesPerCode' | 'conditions' | 'ownChoice'>,
): WhyOffer => {
  const { audience, coupon } = content;
  if (asksForCode(content))
    return { reason: 'code', audience, ...(coupon === undefined ? {} : { code: coupon }) };
  if (content.ownChoice) return { reason: 'own-choice', audience };
  return { reason: ownConditionOf(content) ? 'own-threshold' : reasonOf(audience), audience };
};

const reasonOf = (audience: Audience): WhyOffer['reason'] => {
  if (audience.kind !== 'personalised') return audience.kind;
  const { boughtCategory, notBoughtCategory } = audience;
  if (audience.employees === 'only') return 'employee';
  if (audience.day) return 'day';
  if (asksForPast(audience)) return 'past';
  if (boughtCategory === undefined) return notBoughtCategory === undefined ? 'consent' : 'never-bought';
  return notBoughtCategory === undefined ? 'bought' : 'bought-and-never-bought';
};
