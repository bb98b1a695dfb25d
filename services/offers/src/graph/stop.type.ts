import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import type { z } from 'zod';
import type { CampaignStop, StopRules } from '../domain/stop-rules';
import { harmOf, stopRule } from './enums';

@ObjectType('PaceRule', { simpleResolvers: true })
export class PaceRuleType {
  @Field(() => Int)
  budgetPercent!: number;

  @Field(() => Int)
  windowPercent!: number;
}

@ObjectType('CampaignStopRules', {
  simpleResolvers: true,
  description: 'What a campaign is paused for by itself, within ten minutes.',
})
export class StopRulesType {
  @Field(() => harmOf.enum, {
    nullable: true,
    description: 'Members who get it spend less of it, or leave less of it, for sure.',
  })
  harm?: z.infer<typeof harmOf>;

  @Field(() => Boolean, { description: 'Its sides are not split as they were dealt.' })
  uneven!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'It takes off more than so much of what it adds to what is spent, in percent, for sure: 80 is 0.80 for each unit of money.',
  })
  costPerExtraPercent?: number;

  @Field(() => PaceRuleType, {
    nullable: true,
    description: 'So much of its budget is gone before so much of its window.',
  })
  pace?: PaceRuleType;
}

@ObjectType('CampaignStop', {
  simpleResolvers: true,
  description: 'That a campaign was paused by one of its rules.',
})
export class CampaignStopType {
  @Field(() => stopRule.enum)
  rule!: z.infer<typeof stopRule>;

  @Field(() => harmOf.enum, { nullable: true, description: 'Of HARM: what was harmed.' })
  of?: z.infer<typeof harmOf>;

  @Field(() => Int, { description: 'That it paused.' })
  version!: number;

  @Field(() => GraphQLISODateTime)
  at!: Date;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When somebody resumed it: its rules count again from then on. Null while it stands.',
  })
  resumedAt?: Date;
}

/** The rules as the graph shows them. */
export const presentStopRules = ({ harm, uneven, costPerExtraPercent, pace }: StopRules): StopRulesType => ({
  ...(harm === undefined ? {} : { harm }),
  uneven: uneven ?? false,
  ...(costPerExtraPercent === undefined ? {} : { costPerExtraPercent }),
  ...(pace === undefined ? {} : { pace }),
});

/** A stop as the graph shows it. */
export const presentStop = ({ rule, of, version, at, resumedAt }: CampaignStop): CampaignStopType => ({
  ...{ rule, version, at },
  ...(of === undefined ? {} : { of }),
  ...(resumedAt === undefined ? {} : { resumedAt }),
});
