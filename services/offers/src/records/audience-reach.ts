import { above, absent, below, type Filter, from, oneOf } from '@rayon/store';
import type { Audience } from '../domain/campaign-content';
import { categoryKey } from '../domain/category-key';
import { employeesAsked } from '../domain/employee-audience';
import { birthdaysWithin, type DayAsked, joinedWithin } from '../domain/person-day';
import { purchases } from '../rows/purchases';
import type { Records } from './records';

/** Spellings of categories that are looked at: a shop has some hundred. */
const spellingsMax = 2_000;

/** Every spelling of a category that anybody bought something under, from one to the next: the index is never walked through. */
const readSpellings = async ({ purchases: bought }: Pick<Records, 'purchases'>): Promise<string[]> => {
  const spellings: string[] = [];
  while (spellings.length < spellingsMax) {
    const [next] = await bought.aggregate<{ category: string }>({ category: above(spellings.at(-1) ?? '') }, [
      { $sort: { category: 1 } },
      { $limit: 1 },
      { $project: { _id: 0, category: 1 } },
    ]);
    if (!next) break;
    spellings.push(next.category);
  }
  return spellings;
};

const spellingsOf = (spellings: readonly string[], category: string): string[] => {
  const key = categoryKey(category);
  return spellings.filter((one) => categoryKey(one) === key);
};

/** Marks whoever bought and kept something of a category. */
const buyersOf = (spellings: readonly string[], mark: string) => ({
  $unionWith: {
    coll: purchases.collection,
    pipeline: [
      { $match: { category: { $in: spellings }, units: { $gt: 0 } } },
      { $project: { _id: '$memberId', [mark]: { $literal: 1 } } },
    ],
  },
});

/** Whose day it is: members belong to no store, so by the calendar of none. */
const onTheirDay = (day: DayAsked, at: Date): Filter =>
  day.of === 'birthday'
    ? { birthday: oneOf(birthdaysWithin(day, at)) }
    : {
        $or: joinedWithin(day, at).map(([first, end]) => ({
          $and: [{ enrolledAt: from(first) }, { enrolledAt: below(end) }],
        })),
      };

/** Who is marked as an employee was marked after it. */
const employees: Filter = { 'employment.since': from(new Date(0)) };

/** Who works for the retailer, or does not. */
const byEmployment = (audience: Audience): Filter => {
  const asked = employeesAsked(audience);
  if (asked === undefined) return {};
  return asked === 'only' ? employees : { 'employment.since': absent };
};

/** How many members an audience has now, and how many it is counted among: those who consent where it asks for that, else all. */
export const countAudience = async (
  { members, purchases: bought }: Pick<Records, 'members' | 'purchases'>,
  audience: Audience,
  at: Date,
): Promise<{ members: number; among: number }> => {
  if (audience.kind !== 'personalised') {
    const all = await members.count({});
    if (audience.kind === 'anonymous') return { members: 0, among: all };
    // Employees are few: they are counted instead of all others.
    const barred = employeesAsked(audience) === 'barred' ? await members.count(employees) : 0;
    return { members: all - barred, among: all };
  }
  const among = await members.count({ personalised: true });
  const { boughtCategory, notBoughtCategory, day } = audience;
  const asksMore = day !== undefined || employeesAsked(audience) !== undefined;
  const meant = { personalised: true, ...byEmployment(audience), ...(day ? onTheirDay(day, at) : {}) };
  if (boughtCategory === undefined && notBoughtCategory === undefined)
    return { members: asksMore ? await members.count(meant) : among, among };
  const known = await readSpellings({ purchases: bought });
  const asked = [
    ...(boughtCategory === undefined ? [] : [{ mark: 'bought', category: boughtCategory, is: 1 }]),
    ...(notBoughtCategory === undefined ? [] : [{ mark: 'notBought', category: notBoughtCategory, is: 0 }]),
  ];
  const [counted] = await members.aggregate<{ members: number }>(meant, [
    { $project: { _id: 1, consents: { $literal: 1 } } },
    ...asked.map(({ mark, category }) => buyersOf(spellingsOf(known, category), mark)),
    {
      $group: {
        _id: '$_id',
        consents: { $sum: '$consents' },
        ...Object.fromEntries(asked.map(({ mark }) => [mark, { $max: { $ifNull: [`$${mark}`, 0] } }])),
      },
    },
    { $match: { consents: 1, ...Object.fromEntries(asked.map(({ mark, is }) => [mark, is])) } },
    { $count: 'members' },
  ]);
  return { members: counted?.members ?? 0, among };
};
