import { peoplePerArmMin } from '@rayon/statistics';
import { type Effect, verdictOf } from './effect';
import type { Experiment } from './experiment';

/** What a campaign may harm: sales of what it promotes, all sales, or their margin. */
export const harmsOf = ['promoted', 'spent', 'margin'] as const;

/** What a campaign is paused for by itself; each rule stands for itself. */
export type StopRules = Readonly<{
  /** Members who get it spend less, or leave less margin, for sure. */
  harm?: (typeof harmsOf)[number];
  /** Its sides are not split as they were dealt. */
  uneven?: true;
  /** It takes off more than so much of what it adds to what is spent, in percent, for sure. */
  costPerExtraPercent?: number;
  /** So much of its budget is gone before so much of its time. */
  pace?: Readonly<{ budgetPercent: number; windowPercent: number }>;
}>;

/** The rules, by name. */
export const stopRuleNames = ['uneven', 'harm', 'cost-per-extra', 'pace'] as const;

/** Which rule is broken, and what it is that is harmed. */
export type StopReason = Readonly<{
  rule: (typeof stopRuleNames)[number];
  of?: (typeof harmsOf)[number] | undefined;
}>;

/** That a campaign was paused by one of its rules; somebody may have resumed it. */
export type CampaignStop = StopReason & Readonly<{ version: number; at: Date; resumedAt?: Date | undefined }>;

/** How often it is looked whether a campaign breaks a rule. */
export const stopLooksMilliseconds = 600_000;

/** Stops a campaign remembers; the newest. */
const stopsMax = 20;

/** The stops with one more. */
export const withStop = (
  stops: readonly CampaignStop[] | undefined,
  reason: StopReason,
  { version, at }: Readonly<{ version: number; at: Date }>,
): CampaignStop[] => [...(stops ?? []), { ...reason, version, at }].slice(-stopsMax);

/** The stops of a campaign that goes live: whoever resumes it has decided about what was known until then. */
export const resumed = (stops: readonly CampaignStop[], at: Date): CampaignStop[] =>
  stops.map((stop) => (stop.resumedAt === undefined ? { ...stop, resumedAt: at } : stop));

/** From when on the rules count: since it was resumed after the last stop; undefined: from its beginning. */
export const countsSince = (stops: readonly CampaignStop[] | undefined): Date | undefined =>
  stops?.at(-1)?.resumedAt;

/**
 * Which rule the measured effects break, if one. Counts that do not fit their shares come first, as nothing else holds then; they are
 * looked at once enough people were to be expected on each side.
 */
export const stopByEffects = (
  { harm, uneven, costPerExtraPercent }: StopRules,
  effects: readonly Effect[],
  experiment: Experiment,
): StopReason | undefined => {
  if (uneven && effects.some((effect) => effect.isUneven && areManyExpected(effect, experiment)))
    return { rule: 'uneven' };
  if (harm !== undefined && effects.some((effect) => verdictOf(effect, effect[harm]) === 'less'))
    return { rule: 'harm', of: harm };
  const most = costPerExtraPercent;
  return most !== undefined && effects.some((effect) => costsMoreThan(effect, most))
    ? { rule: 'cost-per-extra' }
    : undefined;
};

/**
 * Whether it took off more than that share of all it may have added, so much being the high end of the interval, which holds at every
 * look: where that is not above zero it added nothing for its cost. What costs nothing costs nothing more.
 */
const costsMoreThan = (effect: Effect, percent: number): boolean => {
  const { isUneven, offered, spent } = effect;
  if (isUneven || spent === undefined || offered.discountMinor <= 0) return false;
  return offered.discountMinor * 100 > percent * Math.max(0, spent.high) * offered.people;
};

const areManyExpected = (
  { offered, control }: Effect,
  { controlPercent, fromPercent, toPercent }: Experiment,
): boolean => {
  const offeredPercent = toPercent - fromPercent;
  const people = offered.people + control.people;
  const smaller = Math.min(offeredPercent, controlPercent) / (offeredPercent + controlPercent);
  return people * smaller >= peoplePerArmMin;
};

/** What went of a budget, and the time it is for. */
export type Spending = Readonly<{ budgetMinor: number; spentMinor: number; from: Date; to: Date }>;

/** Whether a budget goes too fast: so much of it before so much of the time. */
export const stopByPace = (
  { pace }: StopRules,
  { budgetMinor, spentMinor, from, to }: Spending,
  at: Date,
): StopReason | undefined => {
  if (pace === undefined || at < from || budgetMinor <= 0) return undefined;
  const gone = at.getTime() - from.getTime();
  const isEarly = gone * 100 < pace.windowPercent * (to.getTime() - from.getTime());
  return isEarly && spentMinor * 100 >= pace.budgetPercent * budgetMinor ? { rule: 'pace' } : undefined;
};
