import { Allow } from '@rayon/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { paceDays } from '../domain/budget-pace';
import { isWithinStores } from '../domain/campaign-change';
import { readBudgetDays } from '../records/budget-days';
import { BudgetPaceType, presentPace } from './budget-pace.type';
import { CampaignType } from './campaign.type';
import { authorOf, type OffersContext } from './context';
import { resultsOf } from './results-of';

@Resolver(() => CampaignType)
export class BudgetPaceResolver {
  @Allow('marketer', 'administrator', 'brand')
  @FieldResolver(() => BudgetPaceType, {
    nullable: true,
    description:
      'Null for a campaign without a budget, and to staff it also runs elsewhere than in their stores.',
  })
  async budgetPace(
    @Root() campaign: CampaignType,
    @Ctx() { request, records, clock }: OffersContext,
  ): Promise<BudgetPaceType | null> {
    const { id, budget, from, createdAt } = campaign;
    if (!budget || !isWithinStores(authorOf(request.principal), campaign)) return null;
    const results = await resultsOf({ request, records }, id);
    const { currency } = budget;
    const gone = results?.given.find((given) => given.currency === currency);
    const at = clock();
    // A window that began before the campaign was written tells nothing of those days.
    const wholeDays = paceDays(new Date(Math.max(from.getTime(), createdAt.getTime())), at);
    const lately = await readBudgetDays(records, { campaignId: id, currency }, { at, wholeDays });
    const spent = { ...lately, wholeDays, gone: gone ?? { uses: 0, minor: 0, people: 0 } };
    return presentPace(campaign, budget, spent, { principal: request.principal, at });
  }
}
