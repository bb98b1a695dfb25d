import { MoneyType, SafeInt } from '@rayon/subgraph';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Receipt } from '../domain/receipt';
import type { Trip } from '../domain/trip';

/** Whether the ledger has set the points aside yet. */
const PointsPaymentStatus = { ASKED: 'asked', KEPT: 'kept' } as const;
registerEnumType(PointsPaymentStatus, {
  name: 'PointsPaymentStatus',
  description: 'ASKED: they are being set aside. KEPT: they wait for the payment.',
});

/** Points that are to pay a basket. */
@ObjectType('PointsPayment', {
  description: 'Points of the card that are to pay a part of the basket, or all of it.',
})
export class PointsPaymentType {
  @Field(() => PointsPaymentStatus)
  status!: 'asked' | 'kept';

  @Field(() => SafeInt, { nullable: true, description: 'Null while they are being set aside.' })
  points?: number;

  @Field(() => MoneyType, { nullable: true, description: 'What they pay.' })
  amount?: MoneyType;
}

/** What was paid with points. */
@ObjectType('PaidWithPoints', { simpleResolvers: true })
export class PaidWithPointsType {
  @Field(() => SafeInt)
  points!: number;

  @Field(() => MoneyType)
  amount!: MoneyType;
}

/** Points of a trip as the graph shows them: those that are refused are none. */
export const presentPointsPayment = ({
  pointsPayment: payment,
  currency,
}: Trip): PointsPaymentType | undefined => {
  if (payment?.status === 'asked') return { status: payment.status };
  if (payment?.status !== 'kept') return undefined;
  const { status, points, amountMinor } = payment;
  return { status, points, amount: { minor: amountMinor, currency } };
};

/** What of a receipt was paid with points. */
export const presentPaidWithPoints = ({
  paidWithPoints,
  currency,
}: Receipt): PaidWithPointsType | undefined =>
  paidWithPoints && {
    points: paidWithPoints.points,
    amount: { minor: paidWithPoints.amountMinor, currency },
  };
