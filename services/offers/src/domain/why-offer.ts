import type { Audience, CampaignContent } from './campaign-content';
import { asksForPast } from './past';

/** Why an offer is for a shopper: whom its campaign is for, and the code it asks for. */
export type WhyOffer = Readonly<{
  reason:
    | 'everybody'
    | 'members'
    | 'consent'
    | 'bought'
    | 'never-bought'
    | 'bought-and-never-bought'
    | 'past'
    | 'code';
  audience: Audience;
  /** What had to be entered. */
  code?: string;
}>;

/** Why somebody is shown an offer: a code somebody entered comes first, it is what they did themselves. */
export const whyOffer = ({ audience, coupon }: Pick<CampaignContent, 'audience' | 'coupon'>): WhyOffer =>
  coupon === undefined
    ? { reason: reasonOf(audience), audience }
    : { reason: 'code', audience, code: coupon };

const reasonOf = (audience: Audience): WhyOffer['reason'] => {
  if (audience.kind !== 'personalised') return audience.kind;
  const { boughtCategory, notBoughtCategory } = audience;
  if (asksForPast(audience)) return 'past';
  if (boughtCategory === undefined) return notBoughtCategory === undefined ? 'consent' : 'never-bought';
  return notBoughtCategory === undefined ? 'bought' : 'bought-and-never-bought';
};
