import { MoneyType, SafeInt } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import type { Receipt, Tender } from '../domain/receipt';
import { refundTenders } from '../domain/refund-tenders';
import { tenderKind } from './tender-kind';

/** What of a refund is given back by one tender. */
@ObjectType('RefundedTender')
export class RefundedTenderType {
  @Field(() => tenderKind.enum)
  kind!: Tender['kind'];

  @Field(() => MoneyType)
  amount!: MoneyType;

  @Field(() => SafeInt, { nullable: true, description: 'Of POINTS: so many go back to the card.' })
  points?: number;
}

/** How a refund is given back, in minor units, after so much was given back before. */
export const presentRefundTenders = (
  receipt: Receipt,
  asked: Readonly<{ before: number; refund: number }>,
): RefundedTenderType[] =>
  refundTenders(receipt, asked).map(({ kind, amountMinor, points }) => ({
    kind,
    ...(points === undefined ? {} : { points }),
    amount: { minor: amountMinor, currency: receipt.currency },
  }));
