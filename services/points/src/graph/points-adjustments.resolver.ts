import { pageOf } from '@rayon/kernel';
import { below } from '@rayon/store';
import { Allow, idMark, readPage } from '@rayon/subgraph';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { AdjustmentStatus } from '../domain/points-adjustment';
import type { PointsContext } from './context';
import { adjustmentStatus, PointsAdjustmentPage, presentAdjustment } from './points-adjustment.type';

/** What administrators gave and took, and what waits for one of them. */
@Resolver()
export class PointsAdjustmentsResolver {
  @Allow('unbound administrator')
  @Query(() => PointsAdjustmentPage, {
    description: 'Newest first; with a status those that have it.',
  })
  async pointsAdjustments(
    @Arg('status', () => adjustmentStatus.enum, { nullable: true }) status:
      | AdjustmentStatus
      | null
      | undefined,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { ledger }: PointsContext,
  ): Promise<PointsAdjustmentPage> {
    const page = readPage({ first, after }, idMark);
    const found = await ledger.adjustments.findMany(
      {
        ...(status ? { status } : {}),
        ...(page.after === undefined ? {} : { adjustmentId: below(page.after) }),
      },
      { sort: { adjustmentId: -1 }, limit: page.first + 1 },
    );
    return pageOf(found, page.first, {
      markOf: ({ row }) => row.adjustmentId,
      toItem: ({ row }) => presentAdjustment(row),
    });
  }
}
