import { MoneyType, SafeInt } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import type { z } from 'zod';
import { brandPeopleMin } from '../domain/brand-people';
import type { Placement } from '../domain/campaign-content';
import { countMax, type PlacementLine, type SinceLine } from '../domain/placement';
import { placementBilling } from './enums';

@ObjectType('CampaignPlacement', {
  description: 'A place on the scanner that the campaign’s brand pays for: its message is labelled as such.',
})
export class CampaignPlacementType {
  @Field(() => placementBilling.enum)
  billing!: z.infer<typeof placementBilling>;

  @Field(() => MoneyType, { description: 'For a thousand impressions, or for each redemption.' })
  price!: MoneyType;

  @Field(() => MoneyType, { description: 'The most that is billed; then its message is silent.' })
  cap!: MoneyType;
}

@ObjectType('PlacementLine', {
  simpleResolvers: true,
  description: 'What is billed of whole days (UTC), in all stores. A line is never changed.',
})
export class PlacementLineType {
  @Field(() => ID)
  lineId!: string;

  @Field(() => Int, { description: '1, 2, 3 … of the campaign.' })
  number!: number;

  @Field(() => GraphQLISODateTime, { description: 'What was decided from this instant on.' })
  from!: Date;

  @Field(() => GraphQLISODateTime, { description: 'Up to this one.' })
  to!: Date;

  @Field(() => SafeInt, { description: 'Less what was taken back: negative where that was more.' })
  count!: number;

  @Field(() => SafeInt, { description: 'Redemptions of earlier or the same days whose goods came back.' })
  takenBack!: number;

  @Field(() => MoneyType)
  amount!: MoneyType;

  @Field(() => SafeInt, { description: 'All lines up to this one.' })
  countSum!: number;

  @Field(() => MoneyType, {
    description: 'All lines up to this one: the price of `countSum`, cut to whole minor units.',
  })
  amountSum!: MoneyType;
}

@ObjectType('PlacementBill', {
  simpleResolvers: true,
  description:
    'What the place of a campaign’s message costs its brand. A line is about 50 people at least; what is about fewer waits for more, and is not billed if they never come.',
})
export class PlacementBillType {
  @Field(() => [PlacementLineType], { description: 'The newest 400, the oldest of them first.' })
  lines!: readonly PlacementLineType[];

  @Field(() => MoneyType, { description: 'All lines.' })
  billed!: MoneyType;

  @Field(() => SafeInt, {
    nullable: true,
    description: 'Counted since the last line, not billed yet; null to a brand.',
  })
  waiting?: number;

  @Field(() => SafeInt, {
    nullable: true,
    description:
      'How many more its cap pays for: what messages of trips that are not over hold is taken off; null to a brand.',
  })
  left?: number;

  @Field(() => Int)
  peopleMin!: number;
}

/** The terms of a place as the graph shows them. */
export const presentPlacement = (
  { billing, priceMinor, capMinor }: Placement,
  currency: string,
): CampaignPlacementType => ({
  billing,
  price: { minor: priceMinor, currency },
  cap: { minor: capMinor, currency },
});

const presentLine = ({ currency, minor, minorSum, ...line }: PlacementLine): PlacementLineType => ({
  ...line,
  amount: { minor, currency },
  amountSum: { minor: minorSum, currency },
});

/** A bill for whoever asks: what is not billed yet is no brand's to know. */
export const presentBill = (
  { placement, currency }: Readonly<{ placement: Placement; currency: string }>,
  lines: readonly PlacementLine[],
  known: Readonly<{ since: SinceLine; held: number }> | undefined,
): PlacementBillType => {
  const minorSum = lines.at(-1)?.minorSum ?? 0;
  return {
    lines: lines.map(presentLine),
    billed: { minor: minorSum, currency },
    ...(known ? { waiting: known.since.count, left: Math.max(0, countMax(placement) - known.held) } : {}),
    peopleMin: brandPeopleMin,
  };
};
