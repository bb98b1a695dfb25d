import { canonicalJson, dayAfter, type Translated } from '@rayon/kernel';
import { oldestThatCounts, type Qualifying, type Standing, standingOn, type Tiers } from './tier-standing';

/** Why a member's tier is another one. */
export const tierChangeReasons = ['reached', 'lapsed', 'returned', 'rules'] as const;

/**
 * Enough was bought; too little was, until the end of the grace; what had counted was brought back; other tiers were set.
 */
export type TierChangeReason = (typeof tierChangeReasons)[number];

/** A change of a member's tier. */
export type TierChange = Readonly<{
  /** Absent: to none. */
  tierId?: string;
  /** As it was called then. */
  name?: Translated;
  on: string;
  reason: TierChangeReason;
}>;

/** A member's tier as it is kept: the purchases that count, and what followed from them when it was last looked at. */
export type MemberTier = Readonly<{
  memberId: string;
  receipts: readonly Qualifying[];
  /** Of the tiers by which `tierId` was found. */
  version: number;
  /** Absent: none. */
  tierId?: string;
  /** The first day on which it may be another one though nothing is bought; absent: none. */
  dueOn?: string;
  /** Newest first. */
  history: readonly TierChange[];
}>;

/** A member of whom no purchase is known. */
export const newMemberTier = (memberId: string): MemberTier => ({
  memberId,
  receipts: [],
  version: 0,
  history: [],
});

const historyMax = 50;

/** The member's tier after what is kept of a receipt came to be known; undefined: nothing of it is. */
export const withQualifying = (
  before: MemberTier,
  receiptId: string,
  kept: Qualifying | undefined,
  now: Readonly<{ today: string; tiers: Tiers }>,
): MemberTier => {
  const others = before.receipts.filter((one) => one.receiptId !== receiptId);
  const was = before.receipts.find((one) => one.receiptId === receiptId);
  const isReturn = was !== undefined && canonicalJson(was) !== canonicalJson(kept ?? null);
  return lookedAgain({ ...before, receipts: kept ? [...others, kept] : others }, { ...now, isReturn });
};

/** The member's tier as it is on a day: done again, it is the same. */
export const lookedAgain = (
  before: MemberTier,
  { today, tiers, isReturn = false }: Readonly<{ today: string; tiers: Tiers; isReturn?: boolean }>,
): MemberTier => {
  const version = tiers.versions.at(-1)?.version ?? 0;
  const oldest = oldestThatCounts(today, tiers);
  const receipts = before.receipts
    .filter(({ day }) => day >= oldest)
    .sort((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
  const { tier, keptUntil } = standingOn(today, receipts, tiers);
  const { tierId: _tierId, dueOn: _dueOn, ...kept } = before;
  const after: MemberTier = {
    ...kept,
    receipts,
    version,
    ...(tier && keptUntil !== undefined ? { tierId: tier.tierId, dueOn: dayAfter(keptUntil, 1) } : {}),
  };
  if (after.tierId === before.tierId) return after;
  const change: TierChange = {
    ...(tier ? { tierId: tier.tierId, name: tier.name } : {}),
    on: today,
    reason: reasonOf(before, after, { tiers, isReturn }),
  };
  return { ...after, history: [change, ...before.history].slice(0, historyMax) };
};

/** Where a member stands on a day, whether or not it has been written. */
export const standingOf = (
  { receipts }: Pick<MemberTier, 'receipts'>,
  { today, tiers }: Readonly<{ today: string; tiers: Tiers }>,
): Standing => standingOn(today, receipts, tiers);

const orderOf = ({ day, receiptId }: Qualifying): string => `${day}/${receiptId}`;

const reasonOf = (
  before: MemberTier,
  after: MemberTier,
  { tiers, isReturn }: Readonly<{ tiers: Tiers; isReturn: boolean }>,
): TierChangeReason => {
  const ranks = (tiers.versions.at(-1)?.tiers ?? []).map(({ tierId }) => tierId);
  const rankOf = ({ tierId }: MemberTier) => (tierId === undefined ? -1 : ranks.indexOf(tierId));
  if (rankOf(after) > rankOf(before) && after.tierId !== undefined) return 'reached';
  if (isReturn) return 'returned';
  return before.version === after.version ? 'lapsed' : 'rules';
};
