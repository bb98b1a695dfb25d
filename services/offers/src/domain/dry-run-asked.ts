import { accepted, dayAfter, dayIn, type Result, rejected, startOfDayIn } from '@rayon/kernel';
import { type Author, badField, type CampaignRejection } from './campaign-change';
import { type CampaignContent, runsEverywhere } from './campaign-content';
import { dayMilliseconds } from './utc-day';

/** The sales a dry run looks at: of a period, in some stores, or in all where none are named. */
export type SalesAsked = Readonly<{ from: Date; to: Date; storeIds?: readonly string[] }>;

/**
 * Which sales are looked at: up to now, in the stores that were asked for and that the author may know of, and among these
 * only where one of the campaigns runs. A brand looks at whole days that are over, so that no two looks differ by one sale: they are the
 * retailer's, whichever campaign is tried, as two ways to cut one night would tell what was sold between them.
 */
export const salesAsked = (
  { boundTo, brandId }: Author,
  {
    from: first,
    to,
    storeIds: named,
    contents,
  }: Readonly<{
    from: Date;
    to: Date;
    storeIds?: readonly string[] | undefined;
    /** Placed where their regions are. */
    contents: readonly Pick<CampaignContent, 'storeIds' | 'regions'>[];
  }>,
  {
    at,
    daysMax,
    timeZone,
  }: Readonly<{
    at: Date;
    daysMax: number;
    /** Of the retailer's days. */
    timeZone: string;
  }>,
): Result<SalesAsked, CampaignRejection> => {
  const isBrand = brandId !== undefined;
  const [from, end, latest] = isBrand
    ? [
        nearestDay(soldBy(first, at), timeZone),
        nearestDay(soldBy(to, at), timeZone),
        startOfDayIn(dayIn(at, timeZone), timeZone),
      ]
    : [first, to, at];
  const until = new Date(Math.min(end.getTime(), latest.getTime()));
  if (isBrand && from >= latest) return badField('from', 'period-not-over');
  if (from >= until) return badField('to', 'period-order');
  if (until.getTime() - from.getTime() > daysMax * dayMilliseconds)
    return badField('from', 'period-too-long');

  const asked = named && named.length > 0 ? named : boundTo;
  if (boundTo && asked?.some((storeId) => !boundTo.includes(storeId)))
    return rejected({ reason: 'NotYourStore' });
  const runsIn = contents.some(runsEverywhere)
    ? undefined
    : [...new Set(contents.flatMap(({ storeIds }) => storeIds))];
  const storeIds = asked && runsIn ? runsIn.filter((storeId) => asked.includes(storeId)) : (asked ?? runsIn);
  return accepted({ from, to: until, ...(storeIds ? { storeIds } : {}) });
};

/** Where the day begins that is nearest: where a day of any store begins is told as that of its name. */
const nearestDay = (at: Date, timeZone: string): Date => {
  const day = dayIn(at, timeZone);
  const [begun, next] = [startOfDayIn(day, timeZone), startOfDayIn(dayAfter(day, 1), timeZone)];
  return at.getTime() - begun.getTime() < next.getTime() - at.getTime() ? begun : next;
};

/** An instant, moved to where something can have been sold: time zones know no days thousands of years from now. */
const soldBy = (moment: Date, at: Date): Date =>
  new Date(Math.min(Math.max(moment.getTime(), 0), at.getTime()));
