import { Allow, byId, Reference, SafeInt } from '@rayon/subgraph';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { type KnownReceipt, type ReceiptPoints, sumsOf } from '../domain/receipt-points';
import { toReceipt } from '../rows/receipts';
import { maySeeReceipt, noteStaffAccess } from './access';
import type { PointsContext } from './context';

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

  @Field(() => SafeInt)
  earned!: number;

  @Field(() => SafeInt, { description: 'Below zero where what is kept of it earns more than all of it did.' })
  reversed!: number;
}

/** Points of a receipt. */
@ObjectType('ReceiptPoints')
export class ReceiptPointsType {
  @Field(() => ReceiptPointsStatus)
  status!: (typeof ReceiptPointsStatus)[keyof typeof ReceiptPointsStatus];

  @Field(() => SafeInt)
  earned!: number;

  @Field(() => SafeInt, { description: 'Taken back by returns; never more than was earned.' })
  reversed!: number;

  @Field(() => [ReceiptLinePoints])
  lines!: ReceiptLinePoints[];
}

/** Receipts with their points: one that is not here yet and one that is not the caller's look the same. */
const receiptsWithPoints = async (ids: readonly string[], context: PointsContext) => {
  const visible = new Map<string, ReceiptPoints>(
    (await context.ledger.receipts.findAll(ids))
      .map((row) => row && toReceipt(row))
      .filter((receipt): receipt is KnownReceipt => receipt?.status === 'known')
      .filter((receipt) => maySeeReceipt(context, receipt))
      .map((receipt) => [receipt.facts.receiptId, receipt]),
  );
  await noteStaffAccess(
    context,
    'Receipt.points',
    [...visible.keys()].map((id) => `receipt:${id}`),
  );
  return ids.map((id) => ({ id, points: visible.get(id) ?? null }));
};

/** A receipt, as far as points go. */
@Allow('member', 'device', 'terminal', 'associate', 'marketer', 'administrator')
@Directive('@key(fields: "id")')
@Reference(byId(receiptsWithPoints, ({ id, points }) => presentReceipt(id, points)))
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
const presentReceipt = (id: string, receipt: ReceiptPoints | null): ReceiptType => {
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

/** A receipt that something else names; all that a request needs are read together. */
export const loadReceipt = (context: PointsContext, receiptId: string): Promise<ReceiptType | null> =>
  context.request.loader<string, ReceiptType>('receipts', async (receiptIds) => {
    const found = await receiptsWithPoints(receiptIds, context);
    return found.map(({ id, points }) => presentReceipt(id, points));
  })(receiptId);
