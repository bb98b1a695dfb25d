import { graphEnum, SafeInt } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import type { AdjustmentReason } from '../domain/adjustment-reason';
import type { AdjustmentStatus, PointsAdjustment } from '../domain/points-adjustment';
import { adjustmentReason } from './adjustment-reason';
import { MemberType } from './member.type';

/** Names of the graph for what became of an adjustment. */
export const adjustmentStatus = graphEnum(
  'PointsAdjustmentStatus',
  { WAITING: 'waiting', POSTED: 'posted', REFUSED: 'refused' },
  'WAITING: somebody else has to approve it. POSTED: on the account. REFUSED: by somebody else, or taken back by who asked for it.',
);

/** An adjustment as administrators see it. */
@ObjectType('PointsAdjustment', { description: 'Points that an administrator gives a member, or takes.' })
export class PointsAdjustmentType {
  @Field(() => ID)
  id!: string;

  @Field(() => MemberType, { nullable: true, description: 'Null where they are a member no longer.' })
  member!: MemberType | null;

  @Field(() => SafeInt, { description: 'Below zero where they are taken.' })
  points!: number;

  @Field(() => adjustmentReason.enum)
  reason!: AdjustmentReason;

  @Field(() => String, { description: 'For staff alone.' })
  note!: string;

  @Field(() => adjustmentStatus.enum)
  status!: AdjustmentStatus;

  @Field(() => ID, { description: 'The member of staff who asked for it.' })
  askedBy!: string;

  @Field(() => GraphQLISODateTime)
  askedAt!: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'Who approved or refused it; null where it waits, and where nobody had to.',
  })
  decidedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  decidedAt!: Date | null;
}

/** A page of adjustments. */
@ObjectType('PointsAdjustmentPage')
export class PointsAdjustmentPage {
  @Field(() => [PointsAdjustmentType])
  items!: readonly PointsAdjustmentType[];

  @Field(() => String, { nullable: true, description: 'Give it as `after` to go on; null at the end.' })
  next!: string | null;
}

/** An adjustment in the words of the graph. */
export const presentAdjustment = ({
  adjustmentId,
  memberId,
  points,
  reason,
  note,
  status,
  askedBy,
  askedAt,
  decidedBy,
  decidedAt,
}: PointsAdjustment): PointsAdjustmentType => ({
  id: adjustmentId,
  member: { id: memberId },
  points,
  reason,
  note,
  status,
  askedBy,
  askedAt,
  decidedBy: decidedBy ?? null,
  decidedAt: decidedAt ?? null,
});
