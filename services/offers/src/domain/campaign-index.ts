import type { BasketLine } from './basket';
import type { CompiledCampaign, Lane } from './compiled-campaign';
import { laneOrder } from './compiled-campaign';

/** Campaigns found under one key, each lane sorted by what is examined first. */
export type Bucket = Readonly<Record<Lane, readonly CompiledCampaign[]>>;

type Lanes = Record<Lane, CompiledCampaign[]>;

const emptyLanes = (): Lanes => ({
  percent: [],
  amount: [],
  fixed: [],
  combination: [],
  stackable: [],
  points: [],
  message: [],
});

type Shelf = { whole: Lanes; byKey: Map<string, Lanes> };

const everyStore = '*';

/**
 * The live campaigns, found by what a line is: a scan looks up the line's category, brand, article and code
 * in its store and never walks over the rest. Campaigns come and go one at a time, so that a change among a
 * hundred thousand does not rebuild anything.
 */
export class CampaignIndex {
  private readonly shelves = new Map<string, Shelf>();
  private readonly byId = new Map<string, CompiledCampaign>();

  /** Number of campaigns. */
  get size(): number {
    return this.byId.size;
  }

  /** The campaign of that id, if it is live. */
  get(campaignId: string): CompiledCampaign | undefined {
    return this.byId.get(campaignId);
  }

  /** Adds the campaign; another version of it is replaced. */
  put(campaign: CompiledCampaign): void {
    this.remove(campaign.campaignId);
    this.byId.set(campaign.campaignId, campaign);
    for (const lanes of this.placesOf(campaign)) {
      const lane = lanes[campaign.lane];
      lane.splice(positionIn(lane, campaign), 0, campaign);
    }
  }

  /** Takes the campaign out; an unknown id is nothing to do. */
  remove(campaignId: string): void {
    const campaign = this.byId.get(campaignId);
    if (!campaign) return;
    this.byId.delete(campaignId);
    for (const lanes of this.placesOf(campaign)) {
      const lane = lanes[campaign.lane];
      const at = positionIn(lane, campaign);
      if (lane[at]?.campaignId === campaignId) lane.splice(at, 1);
    }
  }

  /** Takes out the campaigns whose window is over. */
  sweep(at: Date): void {
    const now = at.getTime();
    for (const { campaignId, toMilliseconds } of [...this.byId.values()])
      if (toMilliseconds <= now) this.remove(campaignId);
  }

  /** Campaigns about the basket as a whole, for a store. */
  wholeBasket(storeId: string | undefined): Bucket[] {
    return this.shelvesOf(storeId).map((shelf) => shelf.whole);
  }

  /** Campaigns that name something this line is, for a store. */
  forLine(
    line: Pick<BasketLine, 'articleId' | 'gtin' | 'category' | 'brandId'>,
    storeId: string | undefined,
  ): Bucket[] {
    const found: Bucket[] = [];
    for (const { byKey } of this.shelvesOf(storeId)) {
      if (byKey.size === 0) continue;
      const category = byKey.get(`c:${line.category}`);
      if (category) found.push(category);
      const brand = line.brandId === undefined ? undefined : byKey.get(`b:${line.brandId}`);
      if (brand) found.push(brand);
      const article = byKey.get(`a:${line.articleId}`);
      if (article) found.push(article);
      const code = byKey.get(`g:${line.gtin}`);
      if (code) found.push(code);
    }
    return found;
  }

  /** Whether any message might answer to these lines (or, with none, to the opening of a trip) in a store. */
  hasMessages(lines: readonly BasketLine[], storeId: string): boolean {
    const some = (buckets: readonly Bucket[]) => buckets.some(({ message }) => message.length > 0);
    return some(this.wholeBasket(storeId)) || lines.some((line) => some(this.forLine(line, storeId)));
  }

  private shelvesOf(storeId: string | undefined): Shelf[] {
    const shelves = [
      this.shelves.get(everyStore),
      storeId === undefined ? undefined : this.shelves.get(storeId),
    ];
    return shelves.filter((shelf) => shelf !== undefined);
  }

  private placesOf({ content: { storeIds }, keys }: CompiledCampaign): Lanes[] {
    return (storeIds.length === 0 ? [everyStore] : storeIds).flatMap((storeId) => {
      const shelf = this.shelves.get(storeId) ?? { whole: emptyLanes(), byKey: new Map<string, Lanes>() };
      this.shelves.set(storeId, shelf);
      if (keys.length === 0) return [shelf.whole];
      return keys.map((key) => {
        const lanes = shelf.byKey.get(key) ?? emptyLanes();
        shelf.byKey.set(key, lanes);
        return lanes;
      });
    });
  }
}

/** Where the campaign stands, or would stand, in a sorted lane. */
const positionIn = (lane: readonly CompiledCampaign[], campaign: CompiledCampaign): number => {
  let low = 0;
  let high = lane.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = lane[middle];
    if (other && laneOrder(other, campaign) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};
