import { localTime } from '@rayon/kernel';
import type { CampaignContent } from './campaign-content';

/** Limits whose counters are a day's, a store's, or those of a day in a store. */
export const narrowLimits = ['perStore', 'perMemberPerDay', 'perDay', 'perStorePerDay'] as const;

/** One of these limits. */
type NarrowLimit = (typeof narrowLimits)[number];

/** A limit that counts trips; each has counters of its own. */
export type CountedLimit = 'perMember' | 'total' | NarrowLimit;

/** Which counters decide whether a campaign may still give, and hold what it gave. */
export type Counted = Readonly<{
  /** Whether any do: what campaigns without limits give is only recorded. */
  counted: boolean;
  /**
   * The only ones that do, beside those of its codes and the narrow ones: the campaign's own, at which all trips meet, each member's, or
   * none of them. Absent: both.
   */
  countedOnly?: 'in-total' | 'by-member' | 'by-code' | 'narrowly';
  /** Those that do and are a day's or a store's; absent: none. */
  narrow?: readonly NarrowLimit[];
}>;

/** Whether the counter of a limit is each member's; the others are those of all. */
export const isOfMember = (limit: CountedLimit): boolean =>
  limit === 'perMember' || limit === 'perMemberPerDay';

const dailyLimits: readonly CountedLimit[] = ['perMemberPerDay', 'perDay', 'perStorePerDay'];

/** Where and when something is given; in a zone that is not known days are UTC. */
export type Occurrence = Readonly<{
  storeId?: string | undefined;
  at: Date;
  timeZone?: string | undefined;
}>;

/** Where and on which day of the store something was given, as far as its counters ask. */
export type CountedWhere = Readonly<{ storeId?: string; day?: string }>;

/** The counters that the limits, the budget and the codes of a campaign ask for. */
export const countedOf = ({
  limits,
  budgetMinor,
  usesPerCode,
}: Pick<CampaignContent, 'limits' | 'budgetMinor' | 'usesPerCode'>): Counted => {
  const inTotal = limits.total !== undefined || budgetMinor !== undefined;
  const byMember = limits.perMember !== undefined;
  const some = narrowLimits.filter((limit) => limits[limit] !== undefined);
  const narrow = some.length === 0 ? {} : { narrow: some };
  if (inTotal && byMember) return { counted: true, ...narrow };
  if (inTotal || byMember)
    return { counted: true, countedOnly: inTotal ? 'in-total' : 'by-member', ...narrow };
  if (usesPerCode !== undefined) return { counted: true, countedOnly: 'by-code', ...narrow };
  return some.length === 0 ? { counted: false } : { counted: true, countedOnly: 'narrowly', ...narrow };
};

/** Whether the campaign's own counters do. */
export const isCountedInTotal = ({ counted, countedOnly }: Counted): boolean =>
  counted && (countedOnly === undefined || countedOnly === 'in-total');

/** Whether the day matters to any of them. */
export const asksForDay = ({ narrow = [] }: Counted): boolean =>
  narrow.some((limit) => dailyLimits.includes(limit));

const hasMemberCounter = ({ counted, countedOnly }: Counted): boolean =>
  counted && (countedOnly === undefined || countedOnly === 'by-member');

/** Whether any of them is each member's: nobody without a card is given it. */
export const isCountedByMember = (one: Counted): boolean =>
  hasMemberCounter(one) || one.narrow?.some(isOfMember) === true;

/** Whether trips of different members meet at any of them. */
export const isCountedForAll = (one: Counted): boolean =>
  isCountedInTotal(one) || one.narrow?.some((limit) => !isOfMember(limit)) === true;

/** Where a use of these counters counts. */
export const countedWhere = (one: Counted, { storeId, at, timeZone = 'UTC' }: Occurrence): CountedWhere => {
  const { narrow = [] } = one;
  const isOfStore = narrow.includes('perStore') || narrow.includes('perStorePerDay');
  return {
    ...(isOfStore && storeId !== undefined ? { storeId } : {}),
    ...(asksForDay(one) ? { day: localTime(at, timeZone).day } : {}),
  };
};

/** The counter of a limit: a member's among theirs, the others among those of all. */
export const counterOf = (
  limit: CountedLimit,
  { campaignId, storeId = '', day = '' }: CountedWhere & Readonly<{ campaignId: string }>,
): string => {
  switch (limit) {
    case 'perMember':
    case 'total':
      return campaignId;
    case 'perMemberPerDay':
      return `${campaignId}/${day}`;
    case 'perStore':
      return `${campaignId}/${storeId}`;
    case 'perDay':
    case 'perStorePerDay':
      return `${campaignId}/${limit === 'perDay' ? '' : storeId}/${day}`;
  }
};

/** A counter, and the day after which nobody asks for it any more. */
type Counter = Readonly<{ counter: string; day?: string }>;

/** What was given, or is about to be. */
type Use = Counted & CountedWhere & Readonly<{ campaignId: string }>;

const countersOf = (use: Use, limits: readonly CountedLimit[]): Counter[] =>
  limits.map((limit) => {
    const { day } = use;
    const isDaily = day !== undefined && dailyLimits.includes(limit);
    return { counter: counterOf(limit, use), ...(isDaily ? { day } : {}) };
  });

/** The counters of its member that hold a use. */
export const memberCountersOf = (use: Use): Counter[] =>
  countersOf(use, [
    ...(hasMemberCounter(use) ? (['perMember'] as const) : []),
    ...(use.narrow ?? []).filter(isOfMember),
  ]);

/** The counters of all that hold it. */
export const sharedCountersOf = (use: Use): Counter[] =>
  countersOf(use, [
    ...(isCountedInTotal(use) ? (['total'] as const) : []),
    ...(use.narrow ?? []).filter((limit) => !isOfMember(limit)),
  ]);
