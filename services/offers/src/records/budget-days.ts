import { from, oneOf } from '@rayon/store';
import { paceDaysTold, startOfDay } from '../domain/budget-pace';
import { utcDay } from '../domain/utc-day';
import { type Given, promised } from './campaign-results';
import type { Records } from './records';

/** What was promised and taken off in some time: uses, money, and the members (or trips without a card) it was given to. */
export type GivenIn = Omit<Given, 'currency' | 'contributedMinor' | 'raisedMinor'>;

/** What a campaign gave lately in the currency of its budget. */
export type BudgetDays = Readonly<{
  /** Day by day, the oldest first; days without any use are there too. */
  days: readonly (GivenIn & Readonly<{ day: string }>)[];
  /** In so many whole days before today, together: nobody is counted twice. */
  lately: GivenIn;
}>;

const nothing: GivenIn = { uses: 0, minor: 0, people: 0 };
const byDay = { $dateToString: { format: '%Y-%m-%d', date: '$at' } };

/** By person first, so that nobody is counted twice under one key. */
const stagesBy = (key: unknown) => [
  {
    $group: {
      _id: { key, person: { $ifNull: ['$memberId', '$tripId'] } },
      uses: { $sum: 1 },
      minor: { $sum: promised },
    },
  },
  {
    $group: {
      _id: '$_id.key',
      uses: { $sum: '$uses' },
      minor: { $sum: '$minor' },
      people: { $sum: 1 },
    },
  },
];

type Budget = Readonly<{ campaignId: string; currency: string }>;

/** The uses that count: of baskets that ended, held until they are settled. */
const countedOf = ({ campaignId, currency }: Budget) =>
  ({ campaignId, currency, status: oneOf(['held', 'settled']), used: true }) as const;

/** What a campaign took off in a currency of what it promised, since a moment or in all; less what was brought back. */
export const readGone = async (
  { redemptions }: Pick<Records, 'redemptions'>,
  budget: Budget,
  since?: Date,
): Promise<number> => {
  const counted = countedOf(budget);
  const [sum] = await redemptions.aggregate<Readonly<{ minor: number }>>(
    since === undefined ? counted : { ...counted, at: from(since) },
    [{ $group: { _id: null, minor: { $sum: promised } } }],
  );
  return sum?.minor ?? 0;
};

/** What a campaign gave on its last days, each use on the UTC day its basket ended, less what was brought back of it since. */
export const readBudgetDays = async (
  { redemptions }: Records,
  budget: Budget,
  { at, wholeDays }: Readonly<{ at: Date; wholeDays: number }>,
): Promise<BudgetDays> => {
  const counted = countedOf(budget);
  type Row = GivenIn & Readonly<{ _id: string | null }>;
  const ofDays = await redemptions.aggregate<Row>(
    { ...counted, at: from(startOfDay(at, paceDaysTold - 1)) },
    stagesBy(byDay),
  );
  const [lately] = await redemptions.aggregate<Row>({ ...counted, at: from(startOfDay(at, wholeDays)) }, [
    { $match: { at: { $lt: startOfDay(at) } } },
    ...stagesBy(null),
  ]);
  const days = Array.from({ length: paceDaysTold }, (_, back) =>
    utcDay(startOfDay(at, paceDaysTold - 1 - back)),
  );
  const figuresOf = ({ uses, minor, people }: GivenIn): GivenIn => ({ uses, minor, people });
  return {
    days: days.map((day) => ({ day, ...figuresOf(ofDays.find(({ _id }) => _id === day) ?? nothing) })),
    lately: figuresOf(lately ?? nothing),
  };
};
