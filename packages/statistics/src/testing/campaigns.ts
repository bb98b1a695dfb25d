import type { Arms, DifferenceInterval, TooFew } from '../arms';
import { cuped, type PairedSums, together } from '../cuped';
import type { Sums } from '../sums';
import { type Chance, chanceOf } from './chance';

const { exp, floor } = Math;

/** Days of a campaign, one look at the end of each; and as many before it, of which the spend is known too. */
const daysMax = 28;

/**
 * `controlShare` of the members are held back, chosen by lot; the others spend `lift` more per basket. `unevenness`: the
 * standard deviations of the logarithm of a basket and of what a member usually spends.
 */
export type Course = Readonly<{
  members: number;
  controlShare: number;
  lift: number;
  unevenness: Readonly<{ basket: number; member: number }>;
}>;

/** Of a hundred baskets the largest is usually a dozen times the median. */
export const usual = { basket: 0.9, member: 0.6 };
/** Of a hundred baskets the largest is usually forty times the median. */
export const veryUneven = { basket: 1.3, member: 1 };

/** Spend so far, with and without what was known before. */
export type Look = Readonly<{ plain: Arms<Sums>; adjusted: Arms<Sums> }>;

const basketMedian = 25;
const sharePresentAtStart = 0.3;
const shareNeverAgain = 0.3;
const daysBetweenBaskets = 7;

/** What a look of every day of a campaign sees: members join with a basket, three in ten on the first day. */
const looksOf = (course: Course, chance: Chance): Look[] => {
  const daily = { treated: emptyDays(), control: emptyDays() };
  for (let member = 0; member < course.members; member += 1) {
    const isControl = chance.next() < course.controlShare;
    spend(daily[isControl ? 'control' : 'treated'], isControl ? 1 : 1 + course.lift, course, chance);
  }
  const treated = soFar(daily.treated);
  return soFar(daily.control).map((control, day) => lookAt({ treated: treated[day] ?? control, control }));
};

/** What the lift adds to the mean spend of those who have joined, at the end of each day. */
export const trueDifferences = ({ lift, unevenness }: Course): number[] => {
  const basketMean = basketMedian * exp((unevenness.basket ** 2 + unevenness.member ** 2) / 2);
  const basketsPerDay = (1 - shareNeverAgain) / daysBetweenBaskets;
  return Array.from({ length: daysMax }, (_, day) => {
    const [early, late] = [sharePresentAtStart, (1 - sharePresentAtStart) / daysMax];
    const joined = early + late * (day + 1);
    const memberDays = early * (day + 0.5) + (late * (day + 1) ** 2) / 2;
    return lift * basketMean * (1 + (basketsPerDay * memberDays) / joined);
  });
};

/** One member's spend, put into the sums of the days: before the campaign, on joining, and since. */
const spend = (days: OpenSums[], factor: number, { unevenness }: Course, chance: Chance): void => {
  const joinedAt = chance.next() * (chance.next() < sharePresentAtStart ? 1 : daysMax);
  const usually = basketMedian * exp(unevenness.member * chance.normal());
  const perDay = chance.exponential() / daysBetweenBaskets;

  let x = 0;
  for (let at = chance.exponential() / perDay; at < daysMax; at += chance.exponential() / perDay)
    x += usually * exp(unevenness.basket * chance.normal());
  join(days[floor(joinedAt)], x);

  const perDaySince = chance.next() < shareNeverAgain ? 0 : perDay;
  let y = 0;
  for (let at = joinedAt; at < daysMax; at += chance.exponential() / perDaySince) {
    const basket = factor * usually * exp(unevenness.basket * chance.normal());
    buy(days[floor(at)], { x, y, basket });
    y += basket;
  }
};

/** The sums of one day while they are being added to: millions of baskets, so nothing is copied. */
type OpenSums = { -readonly [Sum in keyof PairedSums]: number };

const nothing: PairedSums = { people: 0, sumX: 0, sumXX: 0, sumY: 0, sumYY: 0, sumXY: 0 };
const emptyDays = (): OpenSums[] => Array.from({ length: daysMax }, () => ({ ...nothing }));

const join = (day: OpenSums | undefined, x: number): void => {
  if (day === undefined) return;
  day.people += 1;
  day.sumX += x;
  day.sumXX += x * x;
};

const buy = (day: OpenSums | undefined, { x, y, basket }: { x: number; y: number; basket: number }): void => {
  if (day === undefined) return;
  day.sumY += basket;
  day.sumYY += (2 * y + basket) * basket;
  day.sumXY += x * basket;
};

const soFar = (days: readonly PairedSums[]): PairedSums[] => {
  let sums = nothing;
  return days.map((day) => {
    sums = together(sums, day);
    return sums;
  });
};

const lookAt = (arms: Arms<PairedSums>): Look => ({
  plain: { treated: plainSums(arms.treated), control: plainSums(arms.control) },
  adjusted: cuped(arms).arms,
});

/** In how many campaigns of a course something shows at any look. */
export const campaignsWhere = (
  course: Course,
  count: number,
  shows: Readonly<Record<string, (looks: readonly Look[]) => boolean>>,
): Record<string, number> => {
  const chance = chanceOf(1);
  const found = new Map(Object.keys(shows).map((name) => [name, 0]));
  for (let campaign = 0; campaign < count; campaign += 1) {
    const looks = looksOf(course, chance);
    for (const [name, show] of Object.entries(shows))
      if (show(looks)) found.set(name, (found.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(found);
};

/** Whether the interval of any look leaves out the value of its day. */
export const everLeavesOut = (
  arms: readonly Arms<Sums>[],
  values: readonly number[],
  read: (arms: Arms<Sums>) => DifferenceInterval | TooFew,
): boolean =>
  arms.some((sums, day) => {
    const interval = read(sums);
    const value = values[day] ?? 0;
    return interval !== 'too-few' && (value < interval.low || value > interval.high);
  });

const plainSums = ({ people, sumY, sumYY }: PairedSums): Sums => ({
  people,
  sum: sumY,
  sumOfSquares: sumYY,
});
