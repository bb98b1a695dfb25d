import type { Principal } from '@rayon/auth';
import { proportion } from '@rayon/kernel';
import { MoneyType } from '@rayon/subgraph';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { z } from 'zod';
import { brandPeopleMin, sumInSteps } from '../domain/brand-people';
import { outlookOf, windowShare } from '../domain/budget-pace';
import type { BudgetDays, GivenIn } from '../records/budget-days';
import type { CampaignType } from './campaign.type';
import { budgetOutlook } from './enums';

@ObjectType('BudgetDay', { simpleResolvers: true })
export class BudgetDayType {
  @Field(() => String, { description: 'YYYY-MM-DD, UTC.' })
  day!: string;

  @Field(() => MoneyType, { nullable: true, description: 'Null: withheld from a brand.' })
  gone?: MoneyType;
}

@ObjectType('BudgetPace', {
  simpleResolvers: true,
  description:
    'How fast a budget goes. What counts is what ended baskets were given, paid or not yet, on the day they ended, less what is brought back; what an open trip holds does not. A brand is told as of its results: about enough people only, in steps.',
})
export class BudgetPaceType {
  @Field(() => MoneyType, { nullable: true, description: 'So far; null: withheld from a brand.' })
  gone?: MoneyType;

  @Field(() => Float, { description: 'How much of its window is gone, from 0 to 1.' })
  windowShare!: number;

  @Field(() => MoneyType, {
    nullable: true,
    description:
      'Gone each day on average of the last whole days; null where there is none, or it is withheld.',
  })
  perDay?: MoneyType;

  @Field(() => Int, { description: 'The whole days before today it is the average of: 7 at most.' })
  ofDays!: number;

  @Field(() => budgetOutlook.enum, { nullable: true, description: 'Null: withheld from a brand.' })
  outlook?: z.infer<typeof budgetOutlook>;

  @Field(() => String, {
    nullable: true,
    description: 'YYYY-MM-DD, UTC, where it runs out within the window.',
  })
  spentOn?: string;

  @Field(() => [BudgetDayType], { description: 'The last 14 days, today included, the oldest first.' })
  days!: readonly BudgetDayType[];

  @Field(() => Int, {
    nullable: true,
    description: 'Numbers about fewer people than this are withheld from this caller.',
  })
  withheldBelow?: number;
}

/** What was given as who asks learns it; undefined: they do not. */
const minorTold = (given: GivenIn, isBrand: boolean): number | undefined =>
  isBrand ? sumInSteps(given.minor, given) : given.minor;

type Spent = BudgetDays & Readonly<{ gone: GivenIn; wholeDays: number }>;

/** The pace for the caller; what is expected is worked out of what they are told. */
export const presentPace = (
  campaign: Pick<CampaignType, 'status' | 'from' | 'to'>,
  budget: MoneyType,
  { gone, lately, days, wholeDays }: Spent,
  { principal, at }: Readonly<{ principal: Principal; at: Date }>,
): BudgetPaceType => {
  const isBrand = principal.kind === 'brand';
  const { currency, minor: budgetMinor } = budget;
  const { status, from, to } = campaign;
  const told = (given: GivenIn): number | undefined => minorTold(given, isBrand);
  const amount = (minor: number | undefined): MoneyType | undefined =>
    minor === undefined ? undefined : { minor, currency };
  const [minor, latelyMinor] = [told(gone), told(lately)];
  // In round steps a budget may seem to be spent before it is.
  const atMost = (most: number) => (minor === undefined || !isBrand ? minor : Math.min(minor, most));
  const soFar = atMost(gone.minor < budgetMinor ? budgetMinor - 1 : budgetMinor);
  const spent = { minor: soFar, latelyMinor, days: wholeDays };
  const outlook = outlookOf({ status, from, to, budgetMinor }, spent, at);
  return {
    gone: amount(atMost(budgetMinor)),
    windowShare: windowShare(campaign, at),
    perDay:
      wholeDays === 0 || latelyMinor === undefined
        ? undefined
        : amount(proportion(latelyMinor, 1, wholeDays)),
    ofDays: wholeDays,
    outlook: outlook?.kind,
    spentOn: outlook?.kind === 'runs-out' ? outlook.on : undefined,
    days: days.map(({ day, ...given }) => ({ day, gone: amount(told(given)) })),
    ...(isBrand ? { withheldBelow: brandPeopleMin } : {}),
  };
};
