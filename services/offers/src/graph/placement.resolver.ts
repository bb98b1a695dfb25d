import { Allow } from '@rayon/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isWithinStores } from '../domain/campaign-change';
import { readLines, readSince } from '../records/placements';
import { CampaignType } from './campaign.type';
import { authorOf, type OffersContext } from './context';
import { PlacementBillType, presentBill } from './placement.type';

@Resolver(() => CampaignType)
export class PlacementResolver {
  @Allow('marketer', 'administrator', 'brand')
  @FieldResolver(() => PlacementBillType, {
    nullable: true,
    description:
      'Null where nobody pays for a place, and to staff it also runs elsewhere than in their stores.',
  })
  async placementBill(
    @Root() { id, placement, storeIds, regions, createdAt }: CampaignType,
    @Ctx() { request: { principal }, records }: OffersContext,
  ): Promise<PlacementBillType | null> {
    if (!placement || !isWithinStores(authorOf(principal), { storeIds, regions })) return null;
    const { billing, price, cap } = placement;
    const terms = { billing, priceMinor: price.minor, capMinor: cap.minor };
    const lines = await readLines(records, id);
    const told = { placement: terms, currency: price.currency };
    if (principal.kind === 'brand') return presentBill(told, lines, undefined);
    const since = await readSince(records, id, { from: lines.at(-1)?.to ?? createdAt });
    const held = (await records.counters.find(id))?.uses ?? 0;
    return presentBill(told, lines, { since, held });
  }
}
