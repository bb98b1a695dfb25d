import type { Success } from '@rayon/client';
import type {
  EndTripMutation,
  LineFragment,
  OffersFragment,
  ScanMutation,
  TripFragment,
  TripTotalsFragment,
  WhyMessagesQuery,
} from '@rayon/client/operations/scanner';

/** A basket line on the handheld. */
export type Line = LineFragment;

/** What *offers* says of a trip. */
export type Offers = OffersFragment;

/** A trip as the handheld shows it; `offers` is null while they cannot be told. */
export type Trip = TripFragment;

/** A trip without its lines, as an answer tells it whose size does not grow with the basket. */
export type TripTotals = TripTotalsFragment;

/** Why a message is shown, and which brand pays for it, as far as that can be told. */
export type WhyMessage = NonNullable<NonNullable<WhyMessagesQuery['trip']>['messages']>[number];

/** An offer a member says something of: that it is not for them, or that they activate it. */
export type OfferNamed = Readonly<{ campaignId: string; title: string }>;

/** What a scan that succeeded answers. */
export type Scanned = Success<ScanMutation['scan']>;

/** An ended trip on its way to a till. */
export type Ended = Success<EndTripMutation['endTrip']>;

/** Lines that are shown as one: the newest first, and what is linked to any of them. */
export type LineGroup = Readonly<{ lines: readonly [Line, ...Line[]]; linked: readonly Line[] }>;

/** Equal pieces are one group; what was weighed is like nothing else. The group that changed last comes first. */
export const groupsOf = (lines: readonly Line[]): LineGroup[] => {
  const groups = new Map<string, [Line, ...Line[]]>();
  for (const line of lines.filter(({ parentLineId }) => !parentLineId).reverse()) {
    const { id, articleId, weightGrams, unitPrice, markdownPercent } = line;
    const key = weightGrams ? id : [articleId, unitPrice.minor, markdownPercent].join();
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()].map((own) => {
    const ids = new Set(own.map(({ id }) => id));
    return { lines: own, linked: lines.filter(({ parentLineId }) => parentLineId && ids.has(parentLineId)) };
  });
};
