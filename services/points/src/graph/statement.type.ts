import { graphEnum, SafeInt } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import type { AdjustmentReason } from '../domain/adjustment-reason';
import type { Statement, StatementKind } from '../domain/statement';
import { adjustmentReason } from './adjustment-reason';
import { ReceiptType } from './receipt.type';

const statementKind = graphEnum(
  'PointsStatementKind',
  {
    ACCRUAL: 'accrual',
    REVERSAL: 'reversal',
    CHALLENGE: 'challenge',
    CHALLENGE_REVERSAL: 'challenge-reversal',
    REDEMPTION: 'redemption',
    REFUND: 'refund',
    EXPIRY: 'expiry',
    ADJUSTMENT: 'adjustment',
  },
  'ACCRUAL: a receipt earned points. REVERSAL: after a return what is kept earns this much less, or more. CHALLENGE: a step of a challenge was reached. CHALLENGE_REVERSAL: a return took that step back. REDEMPTION: a basket was paid with them. REFUND: what they had paid for was returned. EXPIRY: their last day has passed. ADJUSTMENT: the retailer gave or took some.',
);

@ObjectType('PointsHeld', { description: 'What a member had at one moment.' })
class PointsHeldType {
  @Field(() => SafeInt, { description: 'All of them together: what a statement counts.' })
  points!: number;

  @Field(() => SafeInt, { description: 'Of these, what could be spent.' })
  spendable!: number;

  @Field(() => SafeInt, { description: 'What was set aside for baskets that were being paid.' })
  reserved!: number;

  @Field(() => SafeInt, { description: 'What could not be spent yet.' })
  pending!: number;
}

@ObjectType('PointsMovement', { description: 'What changed how many points a member has.' })
export class PointsMovementType {
  @Field(() => ID, { description: 'That of the entry of the account.' })
  id!: string;

  @Field(() => String, { description: 'YYYY-MM-DD, by the calendar of the programme.' })
  day!: string;

  @Field(() => statementKind.enum)
  kind!: StatementKind;

  @Field(() => SafeInt, { description: 'Below zero for what left.' })
  points!: number;

  @Field(() => SafeInt, { description: 'All points of the member after it.' })
  balanceAfter!: number;

  @Field(() => ID, { nullable: true, description: 'The receipt that it belongs to; none of an expiry.' })
  receiptId!: string | null;

  @Field(() => String, { nullable: true, description: 'Of the challenge whose step it is.' })
  challengeTitle!: string | null;

  @Field(() => adjustmentReason.enum, { nullable: true, description: 'Of an adjustment.' })
  adjustmentReason!: AdjustmentReason | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of points that could not be spent yet, their first day: YYYY-MM-DD.',
  })
  activeOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of an expiry, the last day they could be spent: YYYY-MM-DD.',
  })
  lastDay!: string | null;

  @Field(() => ReceiptType, { nullable: true })
  receipt?: ReceiptType | null;
}

@ObjectType('PointsSum', { description: 'What the movements of one kind come to.' })
class PointsSumType {
  @Field(() => statementKind.enum)
  kind!: StatementKind;

  @Field(() => SafeInt)
  points!: number;
}

@ObjectType('PointsStatement', {
  description:
    'The points of a member in one month: what it opens with and what moved come to what it closes with.',
})
export class PointsStatementType {
  @Field(() => String, { description: 'YYYY-MM, by the calendar of the programme.' })
  month!: string;

  @Field(() => String, { description: 'The first month of which there is a statement today.' })
  firstMonth!: string;

  @Field(() => String, { description: 'The current month, whose statement ends now.' })
  lastMonth!: string;

  @Field(() => PointsHeldType, { description: 'What the month before closes with.' })
  opening!: Statement['opening'];

  @Field(() => [PointsMovementType], {
    description:
      'By when they happened. Points that are set aside, let go or become spendable stay with their member and are none.',
  })
  movements!: readonly PointsMovementType[];

  @Field(() => SafeInt, {
    description: 'Movements beyond the first 1,000 of the month: not listed, and in all sums.',
  })
  leftOut!: number;

  @Field(() => [PointsSumType], { description: 'By kind; none of a kind that did not happen.' })
  sums!: Statement['sums'];

  @Field(() => PointsHeldType)
  closing!: Statement['closing'];

  @Field(() => GraphQLISODateTime, {
    description: 'What comes late to a month that is over still changes it.',
  })
  madeAt!: Date;
}
