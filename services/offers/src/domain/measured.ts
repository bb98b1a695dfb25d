import { categoryKey } from './category-key';
import type { CompiledCampaign } from './compiled-campaign';
import type { Found } from './target';
import { dayMilliseconds } from './utc-day';

/** Days after the end of a campaign in which it is still looked at what its members buy. */
const afterDays = 28;

/** A line that was paid, and what was paid for it, in minor units. */
export type PaidLine = Readonly<{
  line: Found;
  paidMinor: number;
  /** What is left of it after VAT and what it cost; absent where that is not known. */
  marginMinor?: number | undefined;
}>;

/** What somebody paid, in minor units and without deposits. */
export type Spent = Readonly<{
  /** For everything. */
  spentMinor: number;
  /** For what the campaign promotes. */
  promotedMinor: number;
  /** For the rest of the categories of what it promotes: what it may have taken it from. */
  besideMinor: number;
  /** The margin of everything whose margin is known, and what was paid for that. */
  marginMinor: number;
  knownMinor: number;
}>;

/** When a sale was in the life of a campaign; undefined where it was too late to be looked at. */
export type Phase = 'during' | 'after' | undefined;

/** The last moment that is looked at for a campaign that ends then. */
export const measuredUntil = (end: Date): Date => new Date(end.getTime() + afterDays * dayMilliseconds);

/** Where a moment lies for a campaign that ends, or ended, then. */
export const phaseOf = (at: Date, end: Date): Phase => {
  if (at < end) return 'during';
  return at < measuredUntil(end) ? 'after' : undefined;
};

/** Whether a campaign is meant to sell this: a brand its own articles, whatever its message answers to. */
const isPromoted = (
  { brandId, benefit, isTarget }: Pick<CompiledCampaign, 'brandId' | 'benefit' | 'isTarget'>,
  line: PaidLine['line'],
): boolean => {
  const isOwn = brandId === undefined || line.brandId === brandId;
  return isOwn && ((brandId !== undefined && benefit.kind === 'message') || isTarget(line));
};

/** What of paid lines a campaign is measured by; `categories` are those of what it promotes, by their keys. */
export const spentOn = (
  campaign: Pick<CompiledCampaign, 'brandId' | 'benefit' | 'isTarget'>,
  categories: ReadonlySet<string>,
  paid: readonly PaidLine[],
): Spent => {
  let [spentMinor, promotedMinor, besideMinor] = [0, 0, 0];
  let [marginMinor, knownMinor] = [0, 0];
  for (const { line, paidMinor, marginMinor: margin } of paid) {
    spentMinor += paidMinor;
    if (margin !== undefined) {
      marginMinor += margin;
      knownMinor += paidMinor;
    }
    if (isPromoted(campaign, line)) promotedMinor += paidMinor;
    else if (categories.has(categoryKey(line.category))) besideMinor += paidMinor;
  }
  return { spentMinor, promotedMinor, besideMinor, marginMinor, knownMinor };
};
