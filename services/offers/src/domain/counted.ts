import type { CampaignContent } from './campaign-content';

/** Which counters decide whether a campaign may still give, and hold what it gave. */
export type Counted = Readonly<{
  /** Whether any do: what campaigns without limits give is only recorded. */
  counted: boolean;
  /** The only ones that do: the campaign's own, at which all trips meet, or each member's. Absent: both. */
  countedOnly?: 'in-total' | 'by-member';
}>;

/** The counters that the limits and the budget of a campaign ask for. */
export const countedOf = ({
  limits,
  budgetMinor,
}: Pick<CampaignContent, 'limits' | 'budgetMinor'>): Counted => {
  const inTotal = limits.total !== undefined || budgetMinor !== undefined;
  const byMember = limits.perMember !== undefined;
  if (inTotal === byMember) return { counted: inTotal };
  return { counted: true, countedOnly: inTotal ? 'in-total' : 'by-member' };
};

/** Whether the campaign's own counters do. */
export const isCountedInTotal = ({ counted, countedOnly }: Counted): boolean =>
  counted && countedOnly !== 'by-member';

/** Whether those of each member do. */
export const isCountedByMember = ({ counted, countedOnly }: Counted): boolean =>
  counted && countedOnly !== 'in-total';
