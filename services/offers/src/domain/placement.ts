import { brandPeopleMin } from './brand-people';
import type { CampaignContent, Placement } from './campaign-content';
import { type Found, type IsIn, isWholeBasket } from './target';

/** How many of what is billed the price is for: places are priced by a thousand impressions, as everywhere. */
const pricedBy: Readonly<Record<Placement['billing'], number>> = { impression: 1_000, redemption: 1 };

/** What so many cost together, in whole minor units: each bill is the difference of two such sums, so that bills add up to the cent. */
export const costOf = ({ billing, priceMinor }: Omit<Placement, 'capMinor'>, count: number): number =>
  Math.floor((count * priceMinor) / pricedBy[billing]);

/** How many its cap pays for: what they cost together is never above it. */
export const countMax = ({ billing, priceMinor, capMinor }: Placement): number =>
  Math.floor((capMinor * pricedBy[billing]) / priceMinor);

/** The content with its cap as a limit in total: one is held for each message that is issued, and let go where nothing is billed. */
export const withPlacementLimit = (content: CampaignContent): CampaignContent => {
  const { placement, limits } = content;
  if (placement === undefined) return content;
  const total = Math.min(limits.total ?? Number.MAX_SAFE_INTEGER, countMax(placement));
  return { ...content, limits: { ...limits, total } };
};

/** Which rule of a place is broken by what else the campaign says, and where. */
export const problemOfPlacement = ({
  placement,
  benefit,
  priority,
  trigger,
  target,
  audience,
}: CampaignContent):
  | Readonly<{
      field: string;
      rule:
        | 'placement-needs-message'
        | 'placement-without-priority'
        | 'placement-needs-reason'
        | 'placement-while-shopping'
        | 'placement-cap-pays-none';
    }>
  | undefined => {
  if (placement === undefined) return undefined;
  if (benefit.kind !== 'message') return { field: 'placement', rule: 'placement-needs-message' };
  if (countMax(placement) < 1) return { field: 'placement.capMinor', rule: 'placement-cap-pays-none' };
  if (priority > 0) return { field: 'priority', rule: 'placement-without-priority' };
  if (trigger === 'trip-ended') return { field: 'trigger.kind', rule: 'placement-while-shopping' };
  const hasHistory =
    audience.kind === 'personalised' &&
    (audience.boughtCategory ?? audience.notBoughtCategory ?? audience.past?.[0]) !== undefined;
  if (trigger === 'trip-opened')
    return hasHistory ? undefined : { field: 'audience.kind', rule: 'placement-needs-reason' };
  return isWholeBasket(target) ? { field: 'target', rule: 'placement-needs-reason' } : undefined;
};

/** Whether one asks more of the brand than the other. */
const asksMore = (one: Placement, other: Placement | undefined): boolean =>
  other === undefined ||
  one.billing !== other.billing ||
  one.priceMinor > other.priceMinor ||
  one.capMinor > other.capMinor;

/**
 * Which rule is broken by who buys a place: only a brand, for itself; the retailer may take less of it, not more. Once it was
 * approved its price stays, so that what was shown is billed as it was agreed.
 */
export const problemOfPayment = (
  {
    brandId,
    content: { placement, currency },
  }: Readonly<{ brandId?: string | undefined; content: CampaignContent }>,
  {
    ofRetailer,
    before,
  }: Readonly<{ ofRetailer: boolean; before?: Readonly<{ payer?: string; content: CampaignContent }> }>,
): 'placement-is-brands' | 'placement-price-stays' | undefined => {
  const known = before?.content.placement;
  const isAgreed = known !== undefined && before?.payer !== undefined;
  const isSame =
    placement?.billing === known?.billing &&
    placement?.priceMinor === known?.priceMinor &&
    currency === before?.content.currency;
  if (isAgreed && !isSame) return 'placement-price-stays';
  if (placement === undefined) return undefined;
  return brandId === undefined || (ofRetailer && asksMore(placement, known))
    ? 'placement-is-brands'
    : undefined;
};

/**
 * Whether a paid message has a reason here: what it is about is not in the basket already, and is bought beside what was scanned at
 * least as often as without it, as far as the store's baskets tell.
 */
export const hasReason = (
  { isIn }: Readonly<{ isIn: IsIn }>,
  { basket, lift }: Readonly<{ basket: readonly Found[]; lift: number | undefined }>,
): boolean => (lift === undefined || lift >= 1) && !basket.some(isIn);

/** One line of what a brand is billed, for all stores together: everything from one instant up to another. */
export type PlacementLine = Readonly<{
  /** `<campaign>/<number>`. */
  lineId: string;
  campaignId: string;
  brandId: string;
  /** 1, 2, 3 … */
  number: number;
  from: Date;
  to: Date;
  billing: Placement['billing'];
  priceMinor: number;
  currency: string;
  /** Billed, less what was taken back in the same time: negative where that was more. */
  count: number;
  takenBack: number;
  /** All lines up to this one. */
  countSum: number;
  minor: number;
  minorSum: number;
}>;

/** What came since the last line. */
export type SinceLine = Readonly<{ people: number; count: number; takenBack: number }>;

/** The next line of a bill; undefined while too few people are behind it for a brand to know: it waits for more. */
export const nextLine = (
  {
    campaignId,
    brandId,
    placement: { billing, priceMinor },
    currency,
  }: Readonly<{ campaignId: string; brandId: string; placement: Placement; currency: string }>,
  last: PlacementLine | undefined,
  { people, count, takenBack }: SinceLine,
  { from, to }: Readonly<{ from: Date; to: Date }>,
): PlacementLine | undefined => {
  if (people < brandPeopleMin) return undefined;
  const number = (last?.number ?? 0) + 1;
  const countSum = (last?.countSum ?? 0) + count;
  const minorSum = costOf({ billing, priceMinor }, countSum);
  return {
    lineId: `${campaignId}/${number}`,
    campaignId,
    brandId,
    number,
    from,
    to,
    billing,
    priceMinor,
    currency,
    count,
    takenBack,
    countSum,
    minor: minorSum - (last?.minorSum ?? 0),
    minorSum,
  };
};
