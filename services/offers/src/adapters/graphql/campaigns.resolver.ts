import { isUuid, pageOf } from '@rayon/kernel';
import { Allow, idMark, readPage } from '@rayon/subgraph';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { CampaignStatus } from '../../domain/campaign';
import type { CampaignResults, StoredCampaign } from '../../use-cases/ports';
import { CampaignPage, CampaignResultsType, CampaignType, presentCampaign } from './campaign.type';
import type { OffersContext } from './context';
import { campaignStatus } from './enums';
import { presentResults } from './present-results';

/** Whether the caller may see the campaign: the retailer all, a brand its own. */
export const maySee = ({ request: { principal } }: OffersContext, campaign: StoredCampaign): boolean =>
  principal.kind === 'staff' || (principal.kind === 'brand' && campaign.brandId === principal.brandId);

@Resolver(() => CampaignType)
export class CampaignsResolver {
  @Allow('marketer', 'administrator', 'brand')
  @Query(() => CampaignPage, { description: 'From the newest to the oldest; a brand sees its own.' })
  async campaigns(
    @Ctx() { request: { principal }, useCases }: OffersContext,
    @Arg('status', () => campaignStatus.enum, { nullable: true }) status: CampaignStatus | null | undefined,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
  ): Promise<CampaignPage> {
    const page = readPage({ first, after }, idMark);
    const found = await useCases.campaigns({
      ...(principal.kind === 'brand' ? { brandId: principal.brandId } : {}),
      ...(status ? { status } : {}),
      after: page.after,
      first: page.first + 1,
    });
    return pageOf(found, page.first, { markOf: ({ campaignId }) => campaignId, toItem: presentCampaign });
  }

  @Allow('marketer', 'administrator', 'brand')
  @Query(() => CampaignType, { nullable: true, description: 'Null when there is none or it is not yours.' })
  async campaign(
    @Ctx() context: OffersContext,
    @Arg('id', () => ID) id: string,
  ): Promise<CampaignType | null> {
    const [campaign] = isUuid(id) ? await context.useCases.campaignsById([id]) : [];
    return campaign && maySee(context, campaign) ? presentCampaign(campaign) : null;
  }

  @Allow('marketer', 'administrator', 'brand')
  @FieldResolver(() => CampaignResultsType)
  async results(
    @Root() campaign: CampaignType,
    @Ctx() { request, useCases }: OffersContext,
  ): Promise<CampaignResultsType> {
    const load = request.loader<string, CampaignResults>('results', async (ids) => {
      const results = await useCases.results(ids);
      return ids.map((id) => results.get(id) ?? null);
    });
    return presentResults(campaign, await load(campaign.id), request.principal);
  }
}
