import { Allow } from '@rayon/subgraph';
import { Directive, Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { TransferKind } from '../domain/transfer';

/** Names of the graph for why points moved. */
const PointsEntryKind = { ACCRUAL: 'accrual', REVERSAL: 'reversal' } as const satisfies Record<
  string,
  TransferKind
>;
registerEnumType(PointsEntryKind, {
  name: 'PointsEntryKind',
  description: 'ACCRUAL: a receipt earned points. REVERSAL: a return took back what its units had earned.',
});

/** A movement on a member's account. */
@ObjectType('PointsEntry')
export class PointsEntryType {
  @Field(() => ID)
  id!: string;

  @Field(() => PointsEntryKind)
  kind!: TransferKind;

  @Field(() => Int, { description: 'Negative for a reversal.' })
  points!: number;

  @Field(() => GraphQLISODateTime)
  at!: Date;

  @Field(() => ID)
  receiptId!: string;

  @Field(() => Int)
  balanceAfter!: number;

  @Field(() => ID, { nullable: true, description: 'The returned line, when it is one.' })
  lineId!: string | null;
}

/** A page of entries. */
@ObjectType('PointsEntryPage')
export class PointsEntryPage {
  @Field(() => [PointsEntryType])
  items!: readonly PointsEntryType[];

  @Field(() => String, { nullable: true, description: 'Give it as `after` to go on; null at the end.' })
  next!: string | null;
}

/** A member's account. */
@ObjectType('PointsAccount')
export class PointsAccountType {
  /** Whose it is; not a field itself. */
  memberId!: string;

  @Field(() => Int, { description: 'Below zero only when units were returned whose points are gone.' })
  balance!: number;
}

/** A member, as far as points go. */
@Allow('member', 'marketer', 'administrator')
@Directive('@key(fields: "id")')
@ObjectType('Member')
export class MemberType {
  @Field(() => ID)
  id!: string;
}
