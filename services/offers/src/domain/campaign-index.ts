import type { BasketLine } from './basket';
import { asksForCode, runsEverywhere, runsIn } from './campaign-content';
import type { CompiledCampaign, Lane } from './compiled-campaign';
import { asksForClock, emptyLanes, laneOrder, lanes } from './compiled-campaign';
import { linesOf, type Occasion, occasionOf, othersOf } from './occasion';
import { looksBack } from './own-terms';
import { keysOfLine } from './target';

/** Campaigns of one lane under one key (or of the whole basket), sorted by what is examined first. */
export type Row = Readonly<{ lane: Lane; campaigns: readonly CompiledCampaign[] }>;

/** All lanes under one key. */
type Bucket = Readonly<Record<Lane, CompiledCampaign[]>>;

const rowsOf = (bucket: Bucket): Row[] =>
  lanes
    .map((lane): Row => ({ lane, campaigns: bucket[lane] }))
    .filter(({ campaigns }) => campaigns.length > 0);

/** What a store's baskets are looked up in. */
type Shelf = Readonly<{ whole: Bucket; byKey: Map<string, Bucket> }>;

/** What was found for a line on the shelves of a store, good until a campaign comes or goes. */
type Found = Readonly<{ shelf: string; rows: readonly Row[] }>;

const everyStore = '*';

/**
 * Campaigns, found by what a line is: a scan looks up the line's category, brand, article and code
 * in its store and never walks over the rest. Campaigns come and go one at a time, so that a change among a
 * hundred thousand does not rebuild anything.
 */
export class CampaignIndex {
  private readonly shelves = new Map<string, Shelf>();
  private readonly byId = new Map<string, CompiledCampaign>();
  private clocked = 0;
  private looking = 0;
  private challenging = 0;
  private readonly couponed = new Set<CompiledCampaign>();
  private readonly compared = new Set<CompiledCampaign>();
  private foundForLines = new WeakMap<BasketLine, Found>();
  private foundInBuckets = new Map<Bucket, readonly Row[]>();

  /** Number of campaigns. */
  get size(): number {
    return this.byId.size;
  }

  /** Whether any of them looks at the clock of the store, so that its time zone matters. */
  get asksForClock(): boolean {
    return this.clocked > 0;
  }

  /** Whether any of them looks at the past of whoever shops, so that it is read. */
  get asksForPast(): boolean {
    return this.looking > 0;
  }

  /** Whether any of them is a challenge, so that somebody may have chosen one. */
  get hasChallenges(): boolean {
    return this.challenging > 0;
  }

  /** The campaign of that id, if it is there. */
  get(campaignId: string): CompiledCampaign | undefined {
    return this.byId.get(campaignId);
  }

  /** Adds the campaign; another version of it is replaced. */
  put(campaign: CompiledCampaign): void {
    this.remove(campaign.campaignId);
    this.byId.set(campaign.campaignId, campaign);
    if (asksForClock(campaign)) this.clocked += 1;
    if (looksBack(campaign.content)) this.looking += 1;
    if (campaign.lane === 'challenge') this.challenging += 1;
    if (asksForCode(campaign.content)) this.couponed.add(campaign);
    if (campaign.content.experiment !== undefined) this.compared.add(campaign);
    this.forget();
    for (const bucket of this.placesOf(campaign)) {
      const lane = bucket[campaign.lane];
      lane.splice(positionIn(lane, campaign), 0, campaign);
    }
  }

  /** Takes the campaign out; an unknown id is nothing to do. */
  remove(campaignId: string): void {
    const campaign = this.byId.get(campaignId);
    if (!campaign) return;
    this.byId.delete(campaignId);
    if (asksForClock(campaign)) this.clocked -= 1;
    if (looksBack(campaign.content)) this.looking -= 1;
    if (campaign.lane === 'challenge') this.challenging -= 1;
    this.couponed.delete(campaign);
    this.compared.delete(campaign);
    this.forget();
    for (const bucket of this.placesOf(campaign)) {
      const lane = bucket[campaign.lane];
      const at = positionIn(lane, campaign);
      if (lane[at]?.campaignId === campaignId) lane.splice(at, 1);
    }
  }

  /** Takes out the campaigns that are over. */
  sweep(isOver: (campaign: CompiledCampaign) => boolean): void {
    for (const campaign of [...this.byId.values()]) if (isOver(campaign)) this.remove(campaign.campaignId);
  }

  /** Campaigns about the basket as a whole, for a store. */
  wholeBasket(storeId: string | undefined): readonly Row[] {
    return this.shelvesOf(storeId).flatMap((shelf) => this.rowsIn(shelf.whole));
  }

  /** Campaigns that name something this line is, for a store; looked up once for one and the same line. */
  forLine(line: BasketLine, storeId: string | undefined): readonly Row[] {
    // Stores without campaigns of their own have the same ones.
    const shelf = storeId !== undefined && this.shelves.has(storeId) ? storeId : everyStore;
    const known = this.foundForLines.get(line);
    if (known && known.shelf === shelf) return known.rows;
    const rows: Row[] = [];
    for (const key of keysOfLine(line)) rows.push(...this.rowsUnder(key, storeId));
    this.foundForLines.set(line, { shelf, rows });
    return rows;
  }

  /** Campaigns for which a code was entered, by one of `keysEntered`, in a store. */
  forEntered(key: string, storeId: string | undefined): readonly Row[] {
    return this.rowsUnder(key, storeId);
  }

  /** The campaigns of a store that ask for a code. */
  withCoupon(storeId: string | undefined): readonly CompiledCampaign[] {
    return [...this.couponed].filter(({ content }) => runsIn(content, storeId));
  }

  /** The campaigns of a store that are kept from some members, to be compared with. */
  withExperiment(storeId: string): readonly CompiledCampaign[] {
    return this.compared.size === 0
      ? []
      : [...this.compared].filter(({ content }) => runsIn(content, storeId));
  }

  /** Whether any message, of those that `are`, might answer to an occasion in a store. */
  hasMessages(
    occasion: Occasion,
    storeId: string,
    are: (campaign: CompiledCampaign) => boolean = () => true,
  ): boolean {
    const answers = (campaign: CompiledCampaign) =>
      occasionOf(campaign.content.trigger) === occasion.kind && are(campaign);
    const some = (rows: readonly Row[], is = answers) =>
      rows.some(({ lane, campaigns }) => lane === 'message' && campaigns.some(is));
    const withConditions = (campaign: CompiledCampaign) =>
      campaign.conditions.length > 0 && answers(campaign);
    return (
      some(this.wholeBasket(storeId)) ||
      linesOf(occasion).some((line) => some(this.forLine(line, storeId))) ||
      othersOf(occasion).some((line) => some(this.forLine(line, storeId), withConditions))
    );
  }

  private rowsUnder(key: string, storeId: string | undefined): readonly Row[] {
    const rows: Row[] = [];
    for (const { byKey } of this.shelvesOf(storeId)) {
      const bucket = byKey.get(key);
      if (bucket) rows.push(...this.rowsIn(bucket));
    }
    return rows;
  }

  private forget(): void {
    this.foundForLines = new WeakMap();
    this.foundInBuckets = new Map();
  }

  private rowsIn(bucket: Bucket): readonly Row[] {
    const known = this.foundInBuckets.get(bucket);
    if (known) return known;
    const rows = rowsOf(bucket);
    this.foundInBuckets.set(bucket, rows);
    return rows;
  }

  private shelvesOf(storeId: string | undefined): Shelf[] {
    const shelves = [
      this.shelves.get(everyStore),
      storeId === undefined ? undefined : this.shelves.get(storeId),
    ];
    return shelves.filter((shelf) => shelf !== undefined);
  }

  private placesOf({ content, keys, lane }: CompiledCampaign): Bucket[] {
    // What is counted over several visits has no say in any of them.
    if (lane === 'challenge') return [];
    return (runsEverywhere(content) ? [everyStore] : content.storeIds).flatMap((storeId) => {
      const shelf = this.shelves.get(storeId) ?? { whole: emptyLanes(), byKey: new Map<string, Bucket>() };
      this.shelves.set(storeId, shelf);
      if (keys.length === 0) return [shelf.whole];
      return keys.map((key) => {
        const bucket = shelf.byKey.get(key) ?? emptyLanes();
        shelf.byKey.set(key, bucket);
        return bucket;
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
