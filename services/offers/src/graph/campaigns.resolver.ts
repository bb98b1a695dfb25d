import { actorOf, boundTo } from '@rayon/auth';
import { isUuid, pageOf } from '@rayon/kernel';
import { above, absent, below, oneOf, present } from '@rayon/store';
import { Allow, badInput, idMark, readPage } from '@rayon/subgraph';
import { Arg, Ctx, FieldResolver, GraphQLISODateTime, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { CampaignStatus } from '../domain/campaign';
import { shownToPayer } from '../domain/campaign-change';
import { zoneOfCampaign } from '../domain/campaign-zone';
import type { KnownStore } from '../projections/known-stores';
import { notInAssortment } from '../records/not-in-assortment';
import { CampaignPage, CampaignResultsType, CampaignType, presentCampaign } from './campaign.type';
import { maySeeCampaign, type OffersContext } from './context';
import { campaignStatus } from './enums';
import { presentResults } from './present-results';
import { resultsOf } from './results-of';

@Resolver(() => CampaignType)
export class CampaignsResolver {
  @Allow('marketer', 'administrator', 'brand')
  @Query(() => CampaignPage, {
    description:
      'From the newest to the oldest; a brand sees its own and those it pays of, staff those that run in their stores.',
  })
  async campaigns(
    @Ctx() { request: { principal }, records, memory }: OffersContext,
    @Arg('status', () => campaignStatus.enum, { nullable: true }) status: CampaignStatus | null | undefined,
    @Arg('from', () => GraphQLISODateTime, {
      nullable: true,
      description: 'Those whose window ends after this.',
    })
    from: Date | null | undefined,
    @Arg('to', () => GraphQLISODateTime, {
      nullable: true,
      description: 'Those whose window begins before this, which comes after `from`.',
    })
    to: Date | null | undefined,
    @Arg('storeId', () => ID, { nullable: true, description: 'Those that run in this store.' })
    storeId: string | null | undefined,
    @Arg('measured', () => Boolean, {
      nullable: true,
      description: 'True: those that are kept from a control group; false: the others.',
    })
    measured: boolean | null | undefined,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
  ): Promise<CampaignPage> {
    const page = readPage({ first, after }, idMark);
    if (from && to && to <= from) throw badInput('to', 'after from');
    if (storeId && !isUuid(storeId)) throw badInput('storeId', 'not an id');
    const own = boundTo(principal);
    const places = [...(own ? [own] : []), ...(storeId ? [[storeId]] : [])];
    const found = await records.campaigns.findMany(
      {
        ...(places.length > 0 ? { $and: places.map((ids) => runningIn(ids, memory.regions.of(ids))) } : {}),
        ...(principal.kind === 'brand' ? ofBrand(principal.brandId) : {}),
        ...(status ? { status } : {}),
        ...(from ? { 'content.to': above(from) } : {}),
        ...(to ? { 'content.from': below(to) } : {}),
        ...(typeof measured === 'boolean' ? { 'content.experiment': measured ? present : absent } : {}),
        ...(page.after === undefined ? {} : { campaignId: below(page.after) }),
      },
      { sort: { campaignId: -1 }, limit: page.first + 1 },
    );
    const rows = found.map(({ row }) => row);
    return pageOf(rows, page.first, { markOf: ({ campaignId }) => campaignId, toItem: presentCampaign });
  }

  @Allow('marketer', 'administrator', 'brand')
  @Query(() => CampaignType, { nullable: true, description: 'Null when there is none or it is not yours.' })
  async campaign(
    @Ctx() context: OffersContext,
    @Arg('id', () => ID) id: string,
  ): Promise<CampaignType | null> {
    const found = isUuid(id) ? await context.records.campaigns.find(id) : undefined;
    return found && maySeeCampaign(context, found.row) ? presentCampaign(found.row) : null;
  }

  @Allow('marketer', 'administrator', 'brand')
  @FieldResolver(() => Boolean, {
    description: 'Whether the caller wrote this version: somebody else has to approve it.',
  })
  writtenByMe(
    @Root() { writtenBy }: CampaignType,
    @Ctx() { request: { principal } }: OffersContext,
  ): boolean {
    return writtenBy === actorOf(principal);
  }

  @Allow('marketer', 'administrator', 'brand')
  @FieldResolver(() => String, {
    description:
      'IANA name of the time zone its days are in: that most of the stores have that it runs in. Its window begins and ends at one moment in all of them.',
  })
  async timeZone(@Root() campaign: CampaignType, @Ctx() { request, places }: OffersContext): Promise<string> {
    // Of a page of campaigns the stores are read once.
    const load = request.loader<string, readonly KnownStore[]>('stores', async ([all]) =>
      all === undefined ? [] : [await places.stores.rows.findMany({})],
    );
    return zoneOfCampaign(campaign, (await load('all')) ?? []);
  }

  @Allow('marketer', 'administrator', 'brand')
  @FieldResolver(() => [String], {
    description:
      'Categories, ids of articles and codes that it names and the assortment has not: nothing is given for them until they come.',
  })
  async notInAssortment(
    @Root() { id }: CampaignType,
    @Ctx() { request, records }: OffersContext,
  ): Promise<string[]> {
    const load = request.loader<string, string[]>('not-in-assortment', async (ids) => {
      const found = await records.campaigns.findAll(ids);
      return Promise.all(found.map((kept) => (kept ? notInAssortment(records, kept.row.content) : [])));
    });
    return (await load(id)) ?? [];
  }

  @Allow('marketer', 'administrator', 'brand')
  @FieldResolver(() => CampaignResultsType)
  async results(
    @Root() campaign: CampaignType,
    @Ctx() { request, records }: OffersContext,
  ): Promise<CampaignResultsType> {
    return presentResults(campaign, await resultsOf({ request, records }, campaign.id), request.principal);
  }
}

/** A brand's own campaigns and, from their submission on, those that it pays of. */
const ofBrand = (brandId: string) => ({
  $or: [{ brandId }, { 'content.contribution.brandId': brandId, status: oneOf(shownToPayer) }],
});

/** Campaigns that run in one of the stores; one that names none runs in all. */
const runningIn = (storeIds: readonly string[], regions: readonly string[]) => ({
  $or: [
    { 'content.storeIds.0': absent, 'content.regions.0': absent },
    { 'content.storeIds': oneOf(storeIds) },
    { 'content.regions': oneOf(regions) },
  ],
});
