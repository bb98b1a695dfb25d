import { Allow, byId, Reference, SafeInt } from '@rayon/subgraph';
import { Directive, Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { AdjustmentReason } from '../domain/adjustment-reason';
import type { TransferKind } from '../domain/transfer';
import { maySeeMember, noteStaffAccess } from './access';
import { adjustmentReason } from './adjustment-reason';
import { loadAccount, type PointsContext } from './context';

/** Names of the graph for why points moved. */
const PointsEntryKind = {
  ACCRUAL: 'accrual',
  REVERSAL: 'reversal',
  CHALLENGE: 'challenge',
  CHALLENGE_REVERSAL: 'challenge-reversal',
  RESERVATION: 'reservation',
  RELEASE: 'release',
  REDEMPTION: 'redemption',
  REFUND: 'refund',
  ACTIVATION: 'activation',
  EXPIRY: 'expiry',
  ADJUSTMENT: 'adjustment',
} as const satisfies Record<string, TransferKind>;
registerEnumType(PointsEntryKind, {
  name: 'PointsEntryKind',
  description:
    'ACCRUAL: a receipt earned points. REVERSAL: after a return what is kept earns this much less. CHALLENGE: a step of a challenge was reached. CHALLENGE_REVERSAL: a return took that step back. RESERVATION: set aside to pay a basket. RELEASE: the basket was not paid with them after all. REDEMPTION: a basket was paid with them though none were set aside. REFUND: what they had paid for was returned. ACTIVATION: points that were earned before can be spent from now on. EXPIRY: their last day has passed. ADJUSTMENT: the retailer gave or took some.',
});

/** A movement on a member's account. */
@ObjectType('PointsEntry')
export class PointsEntryType {
  @Field(() => ID)
  id!: string;

  @Field(() => PointsEntryKind)
  kind!: TransferKind;

  @Field(() => SafeInt, {
    description:
      'By how much what can be spent changed: negative for what is taken back, zero while they are pending.',
  })
  points!: number;

  @Field(() => SafeInt, {
    description:
      'By how much what cannot be spent yet changed: above zero where it was earned, below where it can be spent now or was taken back.',
  })
  pending!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Of pending points, the first day they can be spent: YYYY-MM-DD.',
  })
  activeOn!: string | null;

  @Field(() => GraphQLISODateTime)
  at!: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'What was paid, or brought back in part, and moved them; none yet where they are set aside.',
  })
  receiptId!: string | null;

  @Field(() => SafeInt)
  balanceAfter!: number;

  @Field(() => ID, { nullable: true, description: 'The returned line, when it is one.' })
  lineId!: string | null;

  @Field(() => String, { nullable: true, description: 'Of the challenge whose step it is.' })
  challengeTitle!: string | null;

  @Field(() => adjustmentReason.enum, { nullable: true, description: 'Of an adjustment.' })
  adjustmentReason!: AdjustmentReason | null;
}

/** A page of entries. */
@ObjectType('PointsEntryPage')
export class PointsEntryPage {
  @Field(() => [PointsEntryType])
  items!: readonly PointsEntryType[];

  @Field(() => String, { nullable: true, description: 'Give it as `after` to go on; null at the end.' })
  next!: string | null;
}

/** Points by a day. */
@ObjectType('PointsByDay')
export class PointsByDay {
  @Field(() => String, { description: 'YYYY-MM-DD, by the calendar of the programme.' })
  day!: string;

  @Field(() => SafeInt)
  points!: number;
}

@ObjectType('PendingPoints', { description: 'Points that are earned and cannot be spent yet.' })
export class PendingPoints {
  @Field(() => SafeInt)
  points!: number;

  @Field(() => [PointsByDay], { description: 'By the first day they can be spent, soonest first.' })
  days!: readonly PointsByDay[];
}

/** A member's account. */
@ObjectType('PointsAccount')
export class PointsAccountType {
  /** Whose it is; not a field itself. */
  memberId!: string;

  @Field(() => SafeInt, {
    description: 'What can be spent; below zero only when units were returned whose points are gone.',
  })
  balance!: number;

  @Field(() => SafeInt, { description: 'Set aside for baskets that are being paid with points.' })
  reserved!: number;

  @Field(() => PendingPoints)
  pending!: PendingPoints;

  @Field(() => [PointsByDay], {
    description:
      'What expires within 60 days if it is not spent, by the last day it can be spent, soonest first.',
  })
  expiring!: readonly PointsByDay[];
}

/** Which members the caller may see: none that is not theirs, or that staff name and nobody knows. */
const visibleMembers = async (ids: readonly string[], context: PointsContext) => {
  const asked = ids.filter((id) => maySeeMember(context, id));
  const found = await Promise.all(asked.map((id) => loadAccount(context, id)));
  const known = new Set(found.map((account) => account?.memberId));
  await noteStaffAccess(
    context,
    'Member.points',
    asked.filter((id) => known.has(id)).map((id) => `member:${id}`),
  );
  // A member who has just joined has no account yet and still sees zero.
  const isOwn = context.request.principal.kind === 'member';
  const visible = new Set(asked.filter((id) => isOwn || known.has(id)));
  return ids.map((id) => (visible.has(id) ? { id } : null));
};

/** A member, as far as points go. */
@Allow('member', 'unbound marketer', 'unbound administrator')
@Directive('@key(fields: "id")')
@Reference(byId(visibleMembers, (member) => member))
@ObjectType('Member')
export class MemberType {
  @Field(() => ID)
  id!: string;
}
