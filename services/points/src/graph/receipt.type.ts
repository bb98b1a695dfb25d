import { Allow } from '@rayon/subgraph';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type ReceiptPoints, sumsOf } from '../domain/receipt-points';

/** Names of the graph for how far a receipt's points are. */
export const ReceiptPointsStatus = { PENDING: 'pending', POSTED: 'posted', NO_MEMBER: 'no-member' } as const;
registerEnumType(ReceiptPointsStatus, {
  name: 'ReceiptPointsStatus',
  description: 'PENDING: not here yet. POSTED: on the account. NO_MEMBER: nobody showed a card.',
});

/** Points of one line of a receipt. */
@ObjectType('ReceiptLinePoints')
export class ReceiptLinePoints {
  @Field(() => ID)
  lineId!: string;

  @Field(() => Int)
  earned!: number;

  @Field(() => Int)
  reversed!: number;
}

/** Points of a receipt. */
@ObjectType('ReceiptPoints')
export class ReceiptPointsType {
  @Field(() => ReceiptPointsStatus)
  status!: (typeof ReceiptPointsStatus)[keyof typeof ReceiptPointsStatus];

  @Field(() => Int)
  earned!: number;

  @Field(() => Int, { description: 'Taken back by returns; never more than was earned.' })
  reversed!: number;

  @Field(() => [ReceiptLinePoints])
  lines!: ReceiptLinePoints[];
}

/** A receipt, as far as points go. */
@Allow('member', 'device', 'terminal', 'associate', 'marketer', 'administrator')
@Directive('@key(fields: "id")')
@ObjectType('Receipt')
export class ReceiptType {
  @Field(() => ID)
  id!: string;

  @Field(() => ReceiptPointsType, {
    nullable: true,
    description:
      'Null when it cannot be told now: a paid receipt is shown without its points rather than not at all.',
  })
  points!: ReceiptPointsType;
}

const pending: ReceiptPointsType = { status: 'pending', earned: 0, reversed: 0, lines: [] };

/** A receipt's points as the graph shows them; one that is not here, or not the caller's (`null`), is pending. */
export const presentReceipt = (id: string, receipt: ReceiptPoints | null): ReceiptType => {
  if (receipt?.status !== 'known') return { id, points: pending };
  if (receipt.facts.memberId === undefined) return { id, points: { ...pending, status: 'no-member' } };
  return {
    id,
    points: {
      status: 'posted',
      ...sumsOf(receipt),
      lines: receipt.lines.map(({ lineId, earned, reversed }) => ({ lineId, earned, reversed })),
    },
  };
};
