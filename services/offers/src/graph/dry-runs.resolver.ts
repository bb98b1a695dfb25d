import { actorOf, boundTo } from '@rayon/auth';
import { isUuid } from '@rayon/kernel';
import { Allow } from '@rayon/subgraph';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { OffersContext } from './context';
import { DryRunType, presentDryRun } from './dry-run.type';

@Resolver()
export class DryRunsResolver {
  @Allow('marketer', 'administrator', 'brand')
  @Query(() => DryRunType, {
    nullable: true,
    description: 'Null when it is not kept any more, or somebody else asked for it.',
  })
  async dryRun(
    @Ctx() { request: { principal }, dryRuns }: OffersContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DryRunType | null> {
    const row = isUuid(id) ? await dryRuns.find(id) : undefined;
    if (!row || row.actor !== actorOf(principal)) return null;
    // Whoever was bound to fewer stores since does not see the others any more.
    const own = boundTo(principal);
    const isOwn = !own || row.storeIds?.every((storeId) => own.includes(storeId));
    return isOwn ? presentDryRun(row, principal) : null;
  }
}
