import { MoneyType, SafeInt } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import type { WhyNot } from '../domain/why-not';
import { whyNotReason } from './enums';

@ObjectType('WhyNot', {
  simpleResolvers: true,
  description: 'What a campaign gave to a basket, or why it gave nothing: one answer.',
})
export class WhyNotType {
  @Field(() => Boolean)
  given!: boolean;

  @Field(() => whyNotReason.enum)
  reason!: WhyNot['reason'];

  @Field(() => String, { description: "In the caller's language." })
  explanation!: string;

  @Field(() => MoneyType, { nullable: true, description: 'What it took off; null where it gave nothing.' })
  discount?: MoneyType;

  @Field(() => SafeInt, { nullable: true })
  bonusPoints?: number;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Since when it is not live, from when it is, or when it was over; as the reason says.',
  })
  moment?: Date;

  @Field(() => Int, { nullable: true })
  missingQuantity?: number;

  @Field(() => MoneyType, { nullable: true })
  missingAmount?: MoneyType;

  @Field(() => ID, { nullable: true, description: 'The campaign that won instead.' })
  lostTo?: string;
}
