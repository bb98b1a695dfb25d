import { Allow } from '@rayon/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { inSteps } from '../domain/brand-people';
import { isWithinStores } from '../domain/campaign-change';
import { countCodes } from '../records/codes';
import { CampaignType } from './campaign.type';
import { CampaignCodesType } from './campaign-codes.type';
import { authorOf, type OffersContext } from './context';
import { resultsOf } from './results-of';

@Resolver(() => CampaignType)
export class CampaignCodesResolver {
  @Allow('marketer', 'administrator', 'brand')
  @FieldResolver(() => CampaignCodesType, {
    nullable: true,
    description:
      'Null where it asks for no codes of its own, and to staff it also runs elsewhere than in their stores.',
  })
  async codes(
    @Root() { id, storeIds, regions, usesPerCode }: CampaignType,
    @Ctx() { request, records }: OffersContext,
  ): Promise<CampaignCodesType | null> {
    const { principal } = request;
    if (usesPerCode === undefined || !isWithinStores(authorOf(principal), { storeIds, regions })) return null;
    const { count, uses, spent, taken } = await countCodes(records, { campaignId: id, usesPerCode });
    if (principal.kind !== 'brand')
      return { count, held: uses - spent, used: spent, left: count * usesPerCode - taken };
    const used = inSteps(spent, (await resultsOf({ request, records }, id))?.people ?? 0);
    return { count, ...(used > 0 ? { used } : {}) };
  }
}
