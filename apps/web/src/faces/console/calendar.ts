import type { CampaignCalendarQuery } from '@rayon/client/operations/console';
import { dayAfter, dayOf, endOf, lastDayOf, startOf } from './days';

/** A campaign as a calendar shows it. */
export type Planned = CampaignCalendarQuery['campaigns']['items'][number];

/** The month of a day, YYYY-MM, as it is written in an address. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** The month that lies so many after it, or before. */
export const monthAfter = (month: string, months: number): string => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  const [year, ofYear] = [Math.floor(count / 12), (count % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(ofYear).padStart(2, '0')}`;
};

/** The month an address names; undefined where it names none. */
export const monthSaid = (text: string | undefined): string | undefined =>
  text !== undefined && /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;

/** Between which instants some of a month passes somewhere: each campaign has the days of its own stores. */
export const boundsOf = (month: string): { from: Date; to: Date } => ({
  from: startOf(dayAfter(`${month}-01`, -1), 'UTC'),
  to: endOf(`${monthAfter(month, 1)}-01`, 'UTC'),
});

/** The days of a month, YYYY-MM-DD. */
export const daysOf = (month: string): string[] => {
  const count = Number(dayAfter(`${monthAfter(month, 1)}-01`, -1).slice(8));
  return Array.from({ length: count }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`);
};

/** The days of its window; one that was ended before its time ended then. */
export const windowOf = ({
  from,
  to,
  timeZone,
  status,
  updatedAt,
}: Planned): { first: string; last: string } => {
  const first = dayOf(from, timeZone);
  const ended = status === 'ENDED' && updatedAt < to ? dayOf(updatedAt, timeZone) : lastDayOf(to, timeZone);
  if (ended < first) return { first, last: first };
  return { first, last: ended };
};

/** Where the bar of a campaign begins in a month and how long it is, in days, and whether it goes on beyond it; undefined where it stands in another month. */
export const barIn = (
  month: string,
  campaign: Planned,
): { start: number; length: number; fromBefore: boolean; beyond: boolean } | undefined => {
  const days = daysOf(month);
  const [monthFirst = '', monthLast = ''] = [days[0], days.at(-1)];
  const { first, last } = windowOf(campaign);
  if (last < monthFirst || first > monthLast) return undefined;
  const start = Math.max(0, days.indexOf(first));
  const end = last > monthLast ? days.length : days.indexOf(last) + 1;
  return { start, length: end - start, fromBefore: first < monthFirst, beyond: last > monthLast };
};

/** The campaigns of a month in the order in which they begin. */
export const inMonth = (month: string, campaigns: readonly Planned[]): Planned[] =>
  campaigns
    .filter((campaign) => barIn(month, campaign) !== undefined)
    .toSorted((one, other) => {
      const [left, right] = [windowOf(one), windowOf(other)];
      return left.first.localeCompare(right.first) || left.last.localeCompare(right.last);
    });

/** A category however it is written, as far as that is done with case and blanks. */
const written = (category: string): string =>
  category.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** What a campaign is on, to be compared: categories however they are written, brands, articles, codes; the whole basket, or all of a brand. */
const aimsOf = ({ target, brand }: Planned): ReadonlySet<string> => {
  const aims = kindsOf(target).flat();
  return new Set(aims.length > 0 ? aims : [brand?.id ?? 'the whole basket']);
};

type Listed = Omit<Planned['target'], 'every' | 'except'>;

/** Articles by id and by code are one kind. */
const kindsOf = ({ categories, brandIds, articleIds, gtins }: Listed): string[][] => [
  categories.map((name) => `category ${written(name)}`),
  brandIds,
  [...articleIds, ...gtins],
];

/** Whether they have aims in common that neither leaves out; what has to be in every list meets no other that asks for something else there. */
const areOnTheSame = (one: Planned, other: Planned): boolean => {
  const leftOut = new Set(
    [one, other].flatMap(({ target }) => (target.except ? kindsOf(target.except).flat() : [])),
  );
  const others = aimsOf(other);
  const isShared = [...aimsOf(one)].some((aim) => others.has(aim) && !leftOut.has(aim));
  return isShared && !areApart(one.target, other.target);
};

const areApart = (one: Planned['target'], other: Planned['target']): boolean =>
  one.every &&
  other.every &&
  kindsOf(one).some((names, at) => {
    const others = kindsOf(other)[at] ?? [];
    return names.length > 0 && others.length > 0 && !shareSome(new Set(names), new Set(others));
  });

const shareSome = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((value) => other.has(value));

const runTogether = (one: Planned, other: Planned): boolean => {
  const [left, right] = [windowOf(one), windowOf(other)];
  // Which stores a region has is not looked up: two that name places, one of them a region, are taken to meet.
  const inOneStore =
    [one, other].some(({ storeIds, regions }) => storeIds.length === 0 || regions.length > 0) ||
    shareSome(new Set(one.storeIds), new Set(other.storeIds));
  return inOneStore && left.first <= right.last && right.first <= left.last;
};

/** Ended ones meet nobody any more, and neither a message nor what is counted over several visits takes anything from an offer. */
const givesYet = ({ status, benefit }: Planned): boolean =>
  status !== 'ENDED' && benefit.kind !== 'MESSAGE' && benefit.kind !== 'CHALLENGE';

/** Two brands each give on their own articles only, whatever else they name. */
const ofTwoBrands = (one: Planned, other: Planned): boolean =>
  one.brand !== null && other.brand !== null && one.brand.id !== other.brand.id;

/** The others that give something on the same articles or categories, at the same time and in a store they share. */
export const alsoOnThis = (campaign: Planned, campaigns: readonly Planned[]): Planned[] => {
  if (!givesYet(campaign)) return [];
  return campaigns.filter(
    (other) =>
      other.id !== campaign.id &&
      givesYet(other) &&
      !ofTwoBrands(campaign, other) &&
      runTogether(campaign, other) &&
      areOnTheSame(campaign, other),
  );
};
