import { alwaysValid, cuped, peoplePerArmMin, type Sums, sampleRatioP } from '@rayon/statistics';
import type { Arm, Experiment } from './experiment';

/** Sum over people, and the sum of their squares, in minor units. */
type Moments = Omit<Sums, 'people'>;

/** What the people of one side bought, in one currency. */
export type ArmFigures = Readonly<{
  arm: Arm;
  currency: string;
  people: number;
  receipts: number;
  /** What the campaign took off. */
  discountMinor: number;
  spent: Moments;
  promoted: Moments;
  beside: Moments;
  /** For everything, after the campaign. */
  after: Moments;
  /** For everything, in the weeks before they took part. */
  before: Moments;
  /** Of everything whose margin is known, and what was paid for that. */
  margin: Moments;
  knownMinor: number;
  /** Sum of what each spent before times what they spend now. */
  beforeTimesSpent: number;
}>;

/** How much more (or less) each member buys who gets the campaign, in minor units, and how sure that is. */
export type Lift = Readonly<{ difference: number; low: number; high: number; p: number }>;

/** What a campaign changes in one currency. A lift that is missing has too few people behind it. */
export type Effect = Readonly<{
  currency: string;
  offered: ArmFigures;
  control: ArmFigures;
  /** How likely so uneven a split is by chance: where hardly, the sides were not dealt as they should, and nothing holds. */
  sampleRatioP: number;
  isUneven: boolean;
  /** Of everything, of what is promoted, of the rest of its categories, and of everything after the campaign. */
  spent?: Lift;
  promoted?: Lift;
  beside?: Lift;
  after?: Lift;
  /** Of the margin of what it is known of, and which share of what is paid that is. */
  margin?: Lift;
  marginKnown: number;
  /** What the campaign takes off for each minor unit it adds to the margin; missing where it adds none for sure. */
  costPerExtraMargin?: CostPerExtra;
  /** What the campaign takes off for each minor unit it adds to what is spent; missing where it adds nothing for sure. */
  costPerExtra?: CostPerExtra;
}>;

type CostPerExtra = Readonly<{ usual: number; high: number }>;

/** What can be said of a lift: it needs no more looks, more people, or a look at how the sides came about. */
export type Verdict = 'too-few' | 'not-sure' | 'more' | 'less' | 'uneven';

/** What can be said of a lift of an effect. */
export const verdictOf = (
  { isUneven, offered, control }: Pick<Effect, 'isUneven' | 'offered' | 'control'>,
  lift: Lift | undefined,
): Verdict => {
  if (isUneven) return 'uneven';
  // Enough people, and on one side nobody bought anything yet: there is nothing to compare with.
  const areFew = Math.min(offered.people, control.people) < peoplePerArmMin;
  if (lift === undefined) return areFew ? 'too-few' : 'not-sure';
  if (lift.low > 0) return 'more';
  return lift.high < 0 ? 'less' : 'not-sure';
};

/** Below it, the sides are not what was dealt: the usual bar, so low since it is looked at again and again. */
const unevenBelow = 0.0005;

const emptyFigures = (arm: Arm, currency: string): ArmFigures => {
  const none = { sum: 0, sumOfSquares: 0 };
  const nothing = { spent: none, promoted: none, beside: none, after: none, before: none, margin: none };
  const sums = { people: 0, receipts: 0, discountMinor: 0, knownMinor: 0, beforeTimesSpent: 0 };
  return { arm, currency, ...sums, ...nothing };
};

/** What two groups of one side come to together. */
const together = (one: ArmFigures, other: ArmFigures): ArmFigures => {
  const both = (name: 'spent' | 'promoted' | 'beside' | 'after' | 'before' | 'margin'): Moments => ({
    sum: one[name].sum + other[name].sum,
    sumOfSquares: one[name].sumOfSquares + other[name].sumOfSquares,
  });
  return {
    arm: one.arm,
    currency: one.currency,
    people: one.people + other.people,
    receipts: one.receipts + other.receipts,
    discountMinor: one.discountMinor + other.discountMinor,
    spent: both('spent'),
    promoted: both('promoted'),
    beside: both('beside'),
    after: both('after'),
    before: both('before'),
    margin: both('margin'),
    knownMinor: one.knownMinor + other.knownMinor,
    beforeTimesSpent: one.beforeTimesSpent + other.beforeTimesSpent,
  };
};

/** Figures of several groups (stores), added up by side and currency. */
export const addedUp = (figures: readonly ArmFigures[]): ArmFigures[] => {
  const sums = new Map<string, ArmFigures>();
  for (const one of figures) {
    const key = `${one.currency}/${one.arm}`;
    sums.set(key, together(sums.get(key) ?? emptyFigures(one.arm, one.currency), one));
  }
  return [...sums.values()];
};

/** What a campaign changes, by currency; `isOver` when also what came after it can be told. */
export const effectsOf = (
  figures: readonly ArmFigures[],
  experiment: Experiment,
  { isOver }: { isOver: boolean },
): Effect[] =>
  [...new Set(figures.map(({ currency }) => currency))].sort().map((currency) => {
    const of = (arm: Arm) =>
      figures.find((one) => one.currency === currency && one.arm === arm) ?? emptyFigures(arm, currency);
    return effectOf(of('offered'), of('control'), { experiment, isOver });
  });

const effectOf = (
  offered: ArmFigures,
  control: ArmFigures,
  { experiment, isOver }: { experiment: Experiment; isOver: boolean },
): Effect => {
  const { currency } = offered;
  const lift = (name: 'promoted' | 'beside' | 'after' | 'margin') =>
    liftOf({ people: offered.people, ...offered[name] }, { people: control.people, ...control[name] });
  const spent = spentLift(offered, control);
  const shares = [experiment.toPercent - experiment.fromPercent, experiment.controlPercent];
  const knownMinor = offered.knownMinor + control.knownMinor;
  const margin = knownMinor === 0 ? undefined : lift('margin');
  const paidMinor = offered.spent.sum + control.spent.sum;
  const p = sampleRatioP([offered.people, control.people], shares);
  return {
    currency,
    offered,
    control,
    sampleRatioP: p,
    isUneven: p < unevenBelow,
    ...named('spent', spent),
    ...named('promoted', lift('promoted')),
    // Where what is promoted is whole categories, nothing is beside it.
    ...named('beside', offered.beside.sum + control.beside.sum === 0 ? undefined : lift('beside')),
    ...named('after', isOver ? lift('after') : undefined),
    ...named('margin', margin),
    marginKnown: paidMinor > 0 ? knownMinor / paidMinor : 0,
    ...named('costPerExtraMargin', margin && costPerExtra(offered, margin)),
    ...named('costPerExtra', spent && costPerExtra(offered, spent)),
  };
};

const named = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [name in Name]?: Value };

const liftOf = (treated: Sums, control: Sums): Lift | undefined => {
  const found = alwaysValid({ treated, control });
  return found === 'too-few' ? undefined : found;
};

/** Of everything, less what is explained by how much they used to spend: the same difference, told more exactly. */
const spentLift = (offered: ArmFigures, control: ArmFigures): Lift | undefined => {
  const paired = ({ people, spent, before, beforeTimesSpent }: ArmFigures) => ({
    people,
    sumY: spent.sum,
    sumYY: spent.sumOfSquares,
    sumX: before.sum,
    sumXX: before.sumOfSquares,
    sumXY: beforeTimesSpent,
  });
  if (offered.people === 0 || control.people === 0) return undefined;
  const { arms } = cuped({ treated: paired(offered), control: paired(control) });
  return liftOf(arms.treated, arms.control);
};

const costPerExtra = (
  { people, discountMinor }: ArmFigures,
  { difference, low }: Lift,
): CostPerExtra | undefined =>
  low > 0
    ? { usual: discountMinor / (difference * people), high: discountMinor / (low * people) }
    : undefined;
