import { dayAfter, dayIn } from '@rayon/kernel';
import type { Tier, TierRules, TierVersion, TierWindow } from './tier-programme';

/** What is kept of one receipt, as far as tiers go. */
export type Qualifying = Readonly<{
  receiptId: string;
  /** When it was paid, by the calendar of the programme. */
  day: string;
  /** What its kept units earn. */
  points: number;
  /** What its kept merchandise cost without what points paid, minor units. */
  spendMinor: number;
  /** Absent: not known, as of receipts of earlier versions; what was spent does not count then. */
  currency?: string;
}>;

/** Where a member stands among the tiers. */
export type Standing = Readonly<{
  /** What counts now. */
  counted: number;
  /** Absent: none is reached. */
  tier?: Tier;
  /** The last day of `tier` if nothing more is bought. */
  keptUntil?: string;
  /** Absent: there is no higher one. */
  next?: Tier;
  /** What is missing to `next`. */
  missing?: number;
  /** What is missing for the tier to be kept beyond its grace; 0: nothing. */
  missingToKeep: number;
}>;

/** The versions there were, and the calendar by which days are counted. */
export type Tiers = Readonly<{ versions: readonly TierVersion[]; timeZone: string }>;

/**
 * Where a member stands on a day. A tier is held from the day on which enough counts for it, that day included, and for `graceDays`
 * after the last such day; of several the highest. It follows from purchases that are kept and nothing else: neither the order in
 * which they came to be known nor what was returned meanwhile matters. On a past day the version of that day decides what was
 * enough; before there was any, the first one.
 */
export const standingOn = (today: string, kept: readonly Qualifying[], tiers: Tiers): Standing => {
  const dated = datedVersions(today, tiers);
  const newest = dated.at(-1)?.version;
  if (!newest) return { counted: 0, missingToKeep: 0 };
  const known = kept.filter(({ day }) => day <= today);
  const counted = countedOn(today, known, newest);
  const heldUntil = (tier: Tier) =>
    lastDayEnough(tier.tierId, { today, known, dated, graceDays: newest.graceDays });
  const held = newest.tiers
    .map((tier) => ({ tier, last: heldUntil(tier) }))
    .filter(({ last }) => last !== undefined)
    .at(-1);
  const next = newest.tiers.find(
    ({ threshold }) => threshold > counted && threshold > (held?.tier.threshold ?? 0),
  );
  return {
    counted,
    ...(held?.last === undefined
      ? {}
      : { tier: held.tier, keptUntil: dayAfter(held.last, newest.graceDays) }),
    ...(next ? { next, missing: next.threshold - counted } : {}),
    missingToKeep: Math.max(0, (held?.tier.threshold ?? 0) - counted),
  };
};

/** The first day on which a receipt may no longer matter: what is older than the others need not be kept. */
export const oldestThatCounts = (today: string, { versions }: Pick<Tiers, 'versions'>): string => {
  const newest = versions.at(-1);
  return newest ? firstCounted(dayAfter(today, -newest.graceDays), longestWindow(versions)) : today;
};

/** A past day of the grace may be one of an earlier version, whose window was another. */
const longestWindow = (versions: readonly TierVersion[]): TierWindow => {
  const months = versions.map(({ window }) => (window.kind === 'rolling' ? window.months : 12));
  return { kind: 'rolling', months: Math.max(...months) };
};

type Dated = Readonly<{ from: string; version: TierVersion }>;

/** Whatever is set holds today, also where the calendar by which days are counted is behind. */
const datedVersions = (today: string, { versions, timeZone }: Tiers): readonly Dated[] =>
  versions.map((version) => {
    const from = dayIn(version.setAt, timeZone);
    return { from: from < today ? from : today, version };
  });

/** The rules of a day: of several that were set on it, the last. */
const rulesOn = (day: string, dated: readonly Dated[]): TierVersion | undefined =>
  (dated.findLast(({ from }) => from <= day) ?? dated[0])?.version;

/** What counts on a day. */
const countedOn = (day: string, kept: readonly Qualifying[], rules: TierRules): number => {
  const first = firstCounted(day, rules.window);
  const within = kept.filter((one) => one.day >= first && one.day <= day);
  switch (rules.measure) {
    case 'points':
      return within.reduce((sum, { points }) => sum + points, 0);
    case 'spend':
      return within.reduce(
        (sum, { spendMinor, currency }) => sum + (currency === rules.currency ? spendMinor : 0),
        0,
      );
    case 'visits':
      return new Set(within.map((one) => one.day)).size;
  }
};

/** The first day whose purchases count on a day. */
const firstCounted = (day: string, window: TierWindow): string =>
  window.kind === 'calendar' ? `${day.slice(0, 4)}-01-01` : dayAfter(monthsAfter(day, -window.months), 1);

/** The last day on which purchases of a day count. */
const lastCounted = (day: string, window: TierWindow): string => {
  if (window.kind === 'calendar') return `${day.slice(0, 4)}-12-31`;
  // A day that the other month does not have is its last one, so that several days may have the same first one.
  let last = dayAfter(monthsAfter(day, window.months), -1);
  for (let after = dayAfter(last, 1); firstCounted(after, window) <= day; after = dayAfter(after, 1))
    last = after;
  return last;
};

/** The same day so many months later, or the last one of a month that does not have it. */
const monthsAfter = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10);
};

/**
 * The last day on which enough counts for a tier, whether it has passed or is to come; undefined where that lies further back than
 * the grace. What counts becomes less only where a purchase leaves the window or other rules begin, so that one of the days before
 * those is the last.
 */
const lastDayEnough = (
  tierId: string,
  {
    today,
    known,
    dated,
    graceDays,
  }: Readonly<{ today: string; known: readonly Qualifying[]; dated: readonly Dated[]; graceDays: number }>,
): string | undefined => {
  const earliest = dayAfter(today, -graceDays);
  const ends = [
    today,
    ...dated.map(({ from }) => dayAfter(from, -1)),
    ...dated.flatMap(({ version }) => known.map(({ day }) => lastCounted(day, version.window))),
  ];
  return [...new Set(ends)]
    .filter((day) => day >= earliest)
    .sort()
    .findLast((day) => {
      const rules = rulesOn(day, dated);
      const threshold = rules?.tiers.find((tier) => tier.tierId === tierId)?.threshold;
      return rules !== undefined && threshold !== undefined && countedOn(day, known, rules) >= threshold;
    });
};
