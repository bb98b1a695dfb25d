import type { Own } from './allowances';
import { type AppliedOffer, promisedMinor } from './applied-offers';
import { type Counted, type CountedWhere, countedWhere, type Occurrence } from './counted';
import type { CounterChange } from './trip-redemption';

/** What a campaign whose counters decide was shown to give on an open trip: reserved for it before it was shown. */
export type HeldOffer = Counted &
  CountedWhere &
  Readonly<{
    campaignId: string;
    version: number;
    /** Whose use it is. */
    memberId?: string;
    /** The code it is given by, where its campaign has codes of its own: held with it. */
    codeId?: string;
    /** Its campaign has no budget: what it gives may change without a counter. */
    withoutBudget?: boolean;
    /** Of its budget, which is not about what prices were raised by. */
    heldMinor: number;
  }>;

/** What an open trip holds of campaigns that count. */
export type Holding = Readonly<{
  /** When it last changed. */
  at: Date;
  /** Version of the trip that was shown with it; an answer about an earlier one changes nothing any more. */
  tripVersion?: number;
  offers: readonly HeldOffer[];
}>;

/** The code by which a campaign gives in one basket, where it has codes of its own. */
export type CodeOf = (campaignId: string) => string | undefined;

const withCode = (codeId: string | undefined) => (codeId === undefined ? {} : { codeId });

/** What has to be held for these offers to be shown. */
export const heldOffersOf = (
  applied: readonly AppliedOffer[],
  {
    memberId,
    codeOf,
    occurrence,
  }: Readonly<{ memberId: string | undefined; codeOf: CodeOf; occurrence: Occurrence }>,
): readonly HeldOffer[] =>
  applied
    .filter(({ campaign }) => campaign.counted)
    .map((offer) => {
      const { campaign } = offer;
      const { campaignId, version, counted, countedOnly, narrow, content } = campaign;
      return {
        campaignId,
        version,
        ...(memberId === undefined ? {} : { memberId }),
        counted,
        ...(countedOnly === undefined ? {} : { countedOnly }),
        ...(narrow === undefined ? {} : { narrow }),
        ...countedWhere(campaign, occurrence),
        ...withCode(codeOf(campaignId)),
        ...(content.budgetMinor === undefined
          ? { withoutBudget: true, heldMinor: 0 }
          : { heldMinor: promisedMinor(offer) }),
      };
    });

/** Whether both hold the same of every counter. */
export const isSameHeld = (some: readonly HeldOffer[], others: readonly HeldOffer[]): boolean => {
  if (some.length !== others.length) return false;
  const byCampaign = new Map(others.map((other) => [other.campaignId, other]));
  return some.every((one) => {
    const other = byCampaign.get(one.campaignId);
    return (
      other !== undefined &&
      one.version === other.version &&
      one.memberId === other.memberId &&
      one.codeId === other.codeId &&
      one.storeId === other.storeId &&
      one.day === other.day &&
      one.heldMinor === other.heldMinor
    );
  });
};

/** What a trip holds, as the trip's own in what counters say. */
export const ownOf = (holding: Holding | undefined): readonly Own[] =>
  (holding?.offers ?? []).map((offer) => ({ ...offer, status: 'held', used: true }));

/** What the counters gain when an offer is held. */
export const holdChange = ({
  version: _,
  heldMinor,
  withoutBudget: __,
  ...offer
}: HeldOffer): CounterChange => ({
  ...offer,
  uses: 1,
  minor: heldMinor,
});

/** What the counters lose when it is let go. */
export const letGoChange = (offer: HeldOffer): CounterChange => {
  const { uses, minor, ...held } = holdChange(offer);
  return { ...held, uses: -uses, minor: -minor };
};

/** What is left to be written of several changes: what takes back and takes again the same touches no counter. */
export const netted = (changes: readonly CounterChange[]): CounterChange[] => {
  const byCounter = new Map<string, CounterChange>();
  for (const change of changes) {
    const { campaignId, memberId, codeId, counted, countedOnly, narrow, storeId, day } = change;
    const key = JSON.stringify([campaignId, memberId, codeId, counted, countedOnly, narrow, storeId, day]);
    const before = byCounter.get(key) ?? { ...change, uses: 0, minor: 0, spent: 0 };
    byCounter.set(key, {
      ...before,
      uses: before.uses + change.uses,
      minor: before.minor + change.minor,
      spent: (before.spent ?? 0) + (change.spent ?? 0),
    });
  }
  return [...byCounter.values()].filter(({ uses, minor, spent }) => uses !== 0 || minor !== 0 || spent !== 0);
};
