import { PointsAdjustedV1 } from '@rayon/events';
import { accepted, rejected } from '@rayon/kernel';
import { announce, type Transaction } from '@rayon/store';
import type { Asking } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { type AdjustmentProblem, type PointsAdjustment, postAdjustment } from '../domain/points-adjustment';
import type { Programme } from '../domain/programme-terms';
import type { Transfer } from '../domain/transfer';
import type { PointsContext } from '../graph/context';
import { PointsAdjustmentType } from '../graph/points-adjustment.type';

/** What the commands about an adjustment answer. */
@ObjectType('PointsAdjusted')
export class PointsAdjusted {
  @Field(() => PointsAdjustmentType)
  adjustment!: PointsAdjustmentType;
}

/** Posts an adjustment to its member's account, in the transaction that says it is posted; gives why it cannot be. */
export const postWithin = async (
  transaction: Transaction,
  {
    adjustment,
    programme,
    asking,
  }: {
    adjustment: PointsAdjustment;
    programme: Programme;
    asking: Asking<PointsContext, 'unbound administrator'>;
  },
): Promise<AdjustmentProblem | undefined> => {
  const { accounts, transfers } = asking.context.ledger;
  const { adjustmentId, memberId, points, reason } = adjustment;
  let made: readonly Transfer[] = [];
  const posted = await accounts.changeWithin(transaction, memberId, { cause: asking }, (before) => {
    const after = postAdjustment(before, adjustment, programme);
    if ('reason' in after) return rejected(after);
    made = after.transfers;
    const { account } = after;
    const at = programme.at.toISOString();
    return accepted({
      row: account,
      events: [
        announce(PointsAdjustedV1, { memberId, adjustmentId, points, balance: account.balance, reason, at }),
      ],
    });
  });
  if (!posted.ok)
    return posted.rejection.reason === 'NotFound' ? { reason: 'UnknownMember' } : posted.rejection;
  await transfers.insert(made, { session: transaction.session });
  return undefined;
};
