import type { CampaignContent } from './campaign-content';

/** Which counters decide whether a campaign may still give, and hold what it gave. */
export type Counted = Readonly<{
  /** Whether any do: what campaigns without limits give is only recorded. */
  counted: boolean;
  /** The only ones that do, beside those of its codes: the campaign's own, at which all trips meet, each member's, or none. Absent: both. */
  countedOnly?: 'in-total' | 'by-member' | 'by-code';
}>;

/** The counters that the limits, the budget and the codes of a campaign ask for. */
export const countedOf = ({
  limits,
  budgetMinor,
  usesPerCode,
}: Pick<CampaignContent, 'limits' | 'budgetMinor' | 'usesPerCode'>): Counted => {
  const inTotal = limits.total !== undefined || budgetMinor !== undefined;
  const byMember = limits.perMember !== undefined;
  if (!inTotal && !byMember && usesPerCode !== undefined) return { counted: true, countedOnly: 'by-code' };
  if (inTotal === byMember) return { counted: inTotal };
  return { counted: true, countedOnly: inTotal ? 'in-total' : 'by-member' };
};

/** Whether the campaign's own counters do. */
export const isCountedInTotal = ({ counted, countedOnly }: Counted): boolean =>
  counted && (countedOnly === undefined || countedOnly === 'in-total');

/** Whether those of each member do. */
export const isCountedByMember = ({ counted, countedOnly }: Counted): boolean =>
  counted && (countedOnly === undefined || countedOnly === 'by-member');
