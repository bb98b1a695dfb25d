import { allowancesOf, type Counters } from './allowances';
import type { AppliedOffer } from './applied-offers';
import type { Basket } from './basket';
import { CampaignIndex } from './campaign-index';
import { concernedCampaigns } from './candidates';
import type { CompiledCampaign } from './compiled-campaign';
import { countedWhere, memberCountersOf, type Occurrence, sharedCountersOf } from './counted';
import type { Allowance } from './eligibility';
import { type Evaluation, evaluate } from './evaluate';
import { basketMargin, type Margin } from './margin';
import { givenMinor, goodsMinor, lineReader, type Sale, type SoldLine } from './sale';
import type { Shopper } from './shopper';

/** A sale with what its receipt does not say: who shopped, and by which clock. */
type Visit = Readonly<{ sale: Sale; shopper: Shopper; timeZone?: string | undefined }>;

/** What a campaign would have come to, in one currency. Deposits are in none of the amounts. */
export type Figures = Readonly<{
  currency: string;
  /** Looked at. */
  sales: number;
  /** It would have given something to. */
  reachedSales: number;
  reachedMembers: number;
  /** The same members, and sales without a card. */
  reachedPeople: number;
  /** What it would have taken off. */
  costMinor: number;
  points: number;
  /** What the other campaigns would have taken off less. */
  takenMinor: number;
  /** At the prices before any offer. */
  goodsMinor: number;
  /** What the other campaigns take off without it. */
  withoutMinor: number;
  /** What the receipts say was taken off. */
  thenMinor: number;
  /** Of the goods, what those cost whose margin is known. */
  knownMinor: number;
  /** Their margin with the other campaigns alone, and with it. */
  marginWithoutMinor: number;
  marginMinor: number;
}>;

/** What the other campaigns take off less because of one that is tried, by campaign. */
export type Taken = Readonly<{ campaignId: string; currency: string; minor: number }>;

/** What came of one campaign that was tried; the stores add up to the totals, and so do the days. */
export type Tried = Readonly<{
  totals: readonly Figures[];
  stores: readonly (Figures & Readonly<{ storeId: string }>)[];
  days: readonly (Figures & Readonly<{ day: string }>)[];
  taken: readonly Taken[];
}>;

/** Takes sales one after another, in the order of their time; what came of the campaigns is known at any moment. */
export type DryRun = Readonly<{
  take: (visit: Visit) => void;
  /** In the order of the campaigns that are tried. */
  results: () => Tried[];
}>;

/**
 * Works out what campaigns would have given in past sales, each for itself beside `others`, and what the others would have
 * given less. All act as if they had run at the time: of when they apply only their hours are looked at. Limits
 * and budgets are full before the first sale and are used up in the order of the sales. Prices and baskets stay as they
 * were: nobody is assumed to buy more. Who entered which code is not on record: of a campaign with a code it is what it would
 * give if everybody had entered it, and others with a code give nothing. Nothing outside is looked at and nothing is changed.
 */
export const openDryRun = ({
  others,
  tried,
}: {
  others: readonly CompiledCampaign[];
  tried: readonly CompiledCampaign[];
}): DryRun => {
  const linesOf = lineReader();
  const without = new World(others);
  const all = tried.map((campaign) => new TriedCampaign(campaign, others));
  return {
    take: (visit) => {
      const seen = { ...visit, lines: linesOf(visit.sale) };
      const usual = without.evaluate(seen);
      without.note(usual, seen);
      const margin = basketMargin(seen.lines, usual.applied);
      for (const one of all) one.take(seen, { ...usual, margin });
    },
    results: () => all.map((one) => one.result()),
  };
};

type Seen = Visit & Readonly<{ lines: readonly SoldLine[] }>;

/** What came of a sale without the campaign that is tried. */
type Usual = Evaluation & Readonly<{ margin: Margin }>;

const basketOf = ({ sale: { storeId, currency }, timeZone, lines }: Seen) => ({
  storeId,
  currency,
  timeZone,
  lines,
});

const occurrenceOf = ({ sale: { storeId, at }, timeZone }: Seen): Occurrence => ({ storeId, at, timeZone });

/** As if it had always run, and whoever it is for had activated it: who would have is not on record. */
const atAnyTime = ({
  content: { activation: _, ...content },
  ...campaign
}: CompiledCampaign): CompiledCampaign => ({
  ...campaign,
  content,
  fromMilliseconds: Number.NEGATIVE_INFINITY,
  toMilliseconds: Number.POSITIVE_INFINITY,
});

/** Campaigns that run together, and what their limits hold of what they gave so far. */
class World {
  private readonly index = new CampaignIndex();
  private readonly counters = new Map<string, Counters>();
  /** What the counters at which all sales meet still allow, until something is given of it. */
  private readonly allowed = new Map<string, Allowance>();
  /** By member, then by counter. */
  private readonly uses = new Map<string, Map<string, number>>();

  constructor(
    campaigns: readonly CompiledCampaign[],
    private readonly entered: Pick<Basket, 'coupons' | 'codes'> = {},
  ) {
    for (const campaign of campaigns) this.index.put(atAnyTime(campaign));
  }

  /** Whether any of its campaigns may have a say on the sale. */
  concerns(seen: Seen): boolean {
    return concernedCampaigns(this.index, basketOf(seen), seen.sale.at).length > 0;
  }

  evaluate(seen: Seen): Evaluation {
    const { sale, shopper } = seen;
    const byMember = (sale.memberId === undefined ? undefined : this.uses.get(sale.memberId)) ?? new Map();
    return evaluate({
      basket: { ...basketOf(seen), ...this.entered },
      campaigns: this.index,
      shopper,
      allowances: (campaignId) => {
        const known = this.allowed.get(campaignId);
        if (known) return known;
        const campaign = this.index.get(campaignId);
        const used = { counters: this.counters, byMember };
        const allowance =
          campaign && allowancesOf([campaign], used, { occurrence: occurrenceOf(seen) }).get(campaignId);
        if (allowance && campaign.countedOnly === 'in-total' && !campaign.narrow)
          this.allowed.set(campaignId, allowance);
        return allowance;
      },
      at: sale.at,
    });
  }

  note({ applied }: Evaluation, seen: Seen): void {
    const { memberId } = seen.sale;
    for (const { campaign, discountMinor } of applied) {
      if (!campaign.counted) continue;
      this.allowed.delete(campaign.campaignId);
      const use = { ...campaign, ...countedWhere(campaign, occurrenceOf(seen)) };
      for (const { counter } of sharedCountersOf(use)) {
        const { uses, heldMinor } = this.counters.get(counter) ?? { uses: 0, heldMinor: 0 };
        this.counters.set(counter, { uses: uses + 1, heldMinor: heldMinor + discountMinor });
      }
      if (memberId === undefined) continue;
      for (const { counter } of memberCountersOf(use)) {
        const own = this.uses.get(memberId) ?? new Map<string, number>();
        own.set(counter, (own.get(counter) ?? 0) + 1);
        this.uses.set(memberId, own);
      }
    }
  }
}

/** One campaign that is tried beside the others. */
class TriedCampaign {
  private readonly alone: World;
  private readonly together: World;
  /** Whether limits of the others hold something else with it than without: from then on every sale may differ. */
  private isApart = false;
  private readonly totals = new Sums();
  private readonly stores = new Sums();
  private readonly days = new Sums();
  private readonly taken = new Map<string, Taken & { minor: number }>();

  constructor(
    private readonly campaign: CompiledCampaign,
    others: readonly CompiledCampaign[],
  ) {
    const { coupon, usesPerCode } = campaign.content;
    const { campaignId } = campaign;
    const entered = {
      ...(coupon === undefined ? {} : { coupons: [coupon] }),
      ...(usesPerCode === undefined
        ? {}
        : { codes: [{ code: '', codeId: '', campaignId, uses: 0, spent: 0 }] }),
    };
    this.alone = new World([campaign], entered);
    this.together = new World([...others, campaign], entered);
  }

  take(seen: Seen, usual: Usual): void {
    const { sale } = seen;
    const differs = this.isApart || this.alone.concerns(seen);
    const evaluation = differs ? this.together.evaluate(seen) : usual;
    this.together.note(evaluation, seen);
    if (differs) this.compare(sale.currency, usual, evaluation);

    const { knownMinor, marginMinor: marginWithoutMinor } = usual.margin;
    const own = evaluation.applied.find(({ campaign }) => this.isOwn(campaign));
    const costMinor = own?.discountMinor ?? 0;
    const given: Given = {
      memberId: sale.memberId,
      isReached: own !== undefined,
      costMinor,
      points: own?.bonusPoints ?? 0,
      takenMinor: usual.discountMinor - (evaluation.discountMinor - costMinor),
      goodsMinor: goodsMinor(sale),
      withoutMinor: usual.discountMinor,
      thenMinor: givenMinor(sale),
      knownMinor,
      marginWithoutMinor,
      marginMinor:
        evaluation === usual ? marginWithoutMinor : basketMargin(seen.lines, evaluation.applied).marginMinor,
    };
    this.totals.add('', sale.currency, given);
    this.stores.add(sale.storeId, sale.currency, given);
    this.days.add(sale.businessDate, sale.currency, given);
  }

  result(): Tried {
    return {
      totals: this.totals.list().map(({ figures }) => figures),
      stores: this.stores.list().map(({ key, figures }) => ({ storeId: key, ...figures })),
      days: this.days.list().map(({ key, figures }) => ({ day: key, ...figures })),
      taken: [...this.taken.values()]
        .filter(({ minor }) => minor !== 0)
        .sort((left, right) => right.minor - left.minor || (left.campaignId < right.campaignId ? -1 : 1))
        .map((one) => ({ ...one })),
    };
  }

  private isOwn({ campaignId }: CompiledCampaign): boolean {
    return campaignId === this.campaign.campaignId;
  }

  /** Notes what the others give less, or more, and whether that is held by limits of theirs. */
  private compare(currency: string, usual: Evaluation, evaluation: Evaluation): void {
    const less = new Map<string, { minor: number; counted: boolean }>();
    const note = ({ campaign, discountMinor }: AppliedOffer, sign: 1 | -1): void => {
      if (this.isOwn(campaign)) return;
      const { campaignId, counted } = campaign;
      const known = less.get(campaignId);
      // Given on one side only, it is a use more or less even where its amount is none.
      if (known && known.minor === discountMinor) less.delete(campaignId);
      else less.set(campaignId, { counted, minor: (known?.minor ?? 0) + sign * discountMinor });
    };
    for (const offer of usual.applied) note(offer, 1);
    for (const offer of evaluation.applied) note(offer, -1);
    for (const [campaignId, { minor, counted }] of less) {
      this.isApart ||= counted;
      const key = `${currency}/${campaignId}`;
      const known = this.taken.get(key);
      if (known) known.minor += minor;
      else this.taken.set(key, { campaignId, currency, minor });
    }
  }
}

type Given = Omit<Figures, 'currency' | 'sales' | 'reachedSales' | 'reachedMembers' | 'reachedPeople'> &
  Readonly<{ isReached: boolean; memberId: string | undefined }>;

type Sum = { -readonly [Member in keyof Figures]: Figures[Member] };

/** Figures by a key and by currency. */
class Sums {
  private readonly sums = new Map<string, { key: string; figures: Sum; members: Set<string> }>();

  add(key: string, currency: string, { memberId, isReached, ...given }: Given): void {
    const { figures, members } = this.of(key, currency);
    figures.sales += 1;
    figures.costMinor += given.costMinor;
    figures.points += given.points;
    figures.takenMinor += given.takenMinor;
    figures.goodsMinor += given.goodsMinor;
    figures.withoutMinor += given.withoutMinor;
    figures.thenMinor += given.thenMinor;
    figures.knownMinor += given.knownMinor;
    figures.marginWithoutMinor += given.marginWithoutMinor;
    figures.marginMinor += given.marginMinor;
    if (!isReached) return;
    figures.reachedSales += 1;
    if (memberId === undefined) figures.reachedPeople += 1;
    else if (!members.has(memberId)) {
      members.add(memberId);
      figures.reachedMembers += 1;
      figures.reachedPeople += 1;
    }
  }

  /** In the order of the keys, then of the currencies. */
  list(): { key: string; figures: Figures }[] {
    return [...this.sums]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, { key, figures }]) => ({ key, figures: { ...figures } }));
  }

  private of(key: string, currency: string) {
    const name = `${key}/${currency}`;
    const known = this.sums.get(name);
    if (known) return known;
    const figures: Sum = {
      currency,
      sales: 0,
      reachedSales: 0,
      reachedMembers: 0,
      reachedPeople: 0,
      costMinor: 0,
      points: 0,
      takenMinor: 0,
      goodsMinor: 0,
      withoutMinor: 0,
      thenMinor: 0,
      knownMinor: 0,
      marginWithoutMinor: 0,
      marginMinor: 0,
    };
    const made = { key, figures, members: new Set<string>() };
    this.sums.set(name, made);
    return made;
  }
}
