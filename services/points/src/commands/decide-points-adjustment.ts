import { accepted, idShape, type Result, rejected } from '@rayon/kernel';
import { type CommandIdReused, runOnce } from '@rayon/store';
import { type Asking, command } from '@rayon/subgraph';
import { z } from 'zod';
import { type AdjustmentProblem, decisionProblem, type PointsAdjustment } from '../domain/points-adjustment';
import type { PointsContext } from '../graph/context';
import { presentAdjustment } from '../graph/points-adjustment.type';
import { pointsRefusals } from '../graph/refusal.type';
import { PointsAdjusted, postWithin } from './post-within';

/** Approves an adjustment that waits, which posts it, or refuses it; who asked for it may only take it back, which refuses it. */
export const decidePointsAdjustment = command({
  name: 'decidePointsAdjustment',
  description:
    'Posts an adjustment that waits for a second person, or refuses it. Who asked for it cannot approve it, and takes it back by refusing it.',
  allow: ['unbound administrator'],
  input: z.object({
    adjustmentId: idShape,
    approved: z.boolean().describe('True posts it, false refuses it.'),
  }),
  answer: PointsAdjusted,
  refusal: pointsRefusals,
  run: async (
    wanted,
    asking: Asking<PointsContext, 'unbound administrator'>,
  ): Promise<Result<PointsAdjustment, CommandIdReused | AdjustmentProblem>> => {
    const { commandId, actor, at, principal, context } = asking;
    const { database, adjustments } = context.ledger;
    const { adjustmentId, approved: approves } = wanted;
    const programme = await context.programme.now();
    return runOnce(database, { commandId, actor, input: wanted, at }, async (transaction) => {
      const decided = await adjustments.changeWithin(
        transaction,
        adjustmentId,
        { cause: asking },
        (before) => {
          const problem = decisionProblem(before, { by: principal.staffId, approves });
          if (problem) return rejected(problem);
          const status = approves ? ('posted' as const) : ('refused' as const);
          return accepted({ row: { ...before, status, decidedBy: principal.staffId, decidedAt: at } });
        },
      );
      if (!decided.ok)
        return rejected(
          decided.rejection.reason === 'NotFound' ? { reason: 'UnknownAdjustment' } : decided.rejection,
        );
      const { row: adjustment } = decided.value;
      const problem = approves && (await postWithin(transaction, { adjustment, programme, asking }));
      return problem ? rejected(problem) : accepted(adjustment);
    });
  },
  present: (adjustment) => ({ adjustment: presentAdjustment(adjustment) }),
});
