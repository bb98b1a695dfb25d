import { accepted, idShape, lineShape, newId, type Result, rejected } from '@rayon/kernel';
import { type CommandIdReused, from, runOnce } from '@rayon/store';
import { type Asking, command } from '@rayon/subgraph';
import { z } from 'zod';
import {
  type AdjustmentProblem,
  adjustmentLimits,
  askedAdjustment,
  type PointsAdjustment,
} from '../domain/points-adjustment';
import { adjustmentReason } from '../graph/adjustment-reason';
import type { PointsContext } from '../graph/context';
import { presentAdjustment } from '../graph/points-adjustment.type';
import { pointsRefusals } from '../graph/refusal.type';
import { PointsAdjusted, postWithin } from './post-within';

/** How many of one person's adjustments of one member are added up: far more than a day has. */
const addedUpMax = 1_000;

/** Gives a member points or takes some, at once within the limit of one person and otherwise once a second one has approved it. */
export const adjustPoints = command({
  name: 'adjustPoints',
  description:
    'Gives a member points, or takes some that can be spent, for a reason that no receipt tells. What one person gives and takes of one member in 24 hours is posted at once up to a limit; beyond it somebody else has to approve it.',
  allow: ['unbound administrator'],
  input: z.object({
    memberId: idShape,
    points: z
      .int()
      .min(-adjustmentLimits.points)
      .max(adjustmentLimits.points)
      .refine((points) => points !== 0)
      .describe('Below zero where they are taken.'),
    reason: adjustmentReason.describe('The member is told.'),
    note: lineShape(adjustmentLimits.noteMax)
      .refine((note) => note.length >= adjustmentLimits.noteMin)
      .describe('What happened, for staff alone: 3 to 200 characters.'),
  }),
  answer: PointsAdjusted,
  refusal: pointsRefusals,
  run: async (
    wanted,
    asking: Asking<PointsContext, 'unbound administrator'>,
  ): Promise<Result<PointsAdjustment, CommandIdReused | AdjustmentProblem>> => {
    const { commandId, actor, at, principal, context } = asking;
    const { database, accounts, adjustments } = context.ledger;
    const programme = await context.programme.now();
    const { staffId: askedBy } = principal;
    const since = new Date(at.getTime() - adjustmentLimits.hours * 3_600_000);
    return runOnce(database, { commandId, actor, input: wanted, at }, async (transaction) => {
      const { session } = transaction;
      const { memberId } = wanted;
      if (!(await accounts.findOne({ memberId }, { session }))) return rejected({ reason: 'UnknownMember' });
      const lately = await adjustments.findMany(
        { memberId, askedBy, askedAt: from(since) },
        { session, limit: addedUpMax },
      );
      const byThemselves = lately
        .map(({ row }) => row)
        .filter(({ status, decidedBy }) => status === 'posted' && decidedBy === undefined);
      const asked = { adjustmentId: newId(), ...wanted, askedBy, askedAt: at };
      const limit = context.adjustmentLimit;
      const adjustment = askedAdjustment(asked, { byThemselves, limit });
      if (adjustment.status === 'posted') {
        const problem = await postWithin(transaction, { adjustment, programme, asking });
        if (problem) return rejected(problem);
      }
      await adjustments.insert({ row: adjustment }, asking, { transaction });
      return accepted(adjustment);
    });
  },
  present: (adjustment) => ({ adjustment: presentAdjustment(adjustment) }),
});
