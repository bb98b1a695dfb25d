import { type AppliedOffer, promisedMinor } from './applied-offers';
import { type Basket, unitsOf } from './basket';
import { CampaignIndex } from './campaign-index';
import { concernedCampaigns } from './candidates';
import type { CompiledCampaign } from './compiled-campaign';
import { type Figures, type Given, Sums } from './dry-run-figures';
import { allowTheSame, GivenSoFar } from './dry-run-limits';
import { atAnyTime, basketOf, type Seen, type Visit } from './dry-run-visit';
import type { Allowance } from './eligibility';
import { type Evaluation, evaluate } from './evaluate';
import { basketMargin, type Margin } from './margin';
import { givenMinor, goodsMinor, lineReader } from './sale';
import { TriedMessage } from './tried-message';

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
 * give if everybody had entered it, and others with a code give nothing. A message reaches the sales on which it would have been
 * said (`TriedMessage`). Nothing outside is looked at and nothing is changed.
 */
export const openDryRun = ({
  others,
  tried,
  messagesPerWeek,
}: {
  others: readonly CompiledCampaign[];
  tried: readonly CompiledCampaign[];
  /** How often a member is spoken to in seven days. */
  messagesPerWeek: number;
}): DryRun => {
  const linesOf = lineReader();
  const without = new World(others);
  const all = tried.map((campaign) => new TriedCampaign(campaign, { others, messagesPerWeek }));
  return {
    take: (visit) => {
      const lines = linesOf(visit.sale);
      const seen = { ...visit, lines, units: unitsOf(lines) };
      const asked: Asked = new Map();
      const evaluation = without.evaluate(seen, asked);
      without.note(evaluation, seen);
      const usual = { evaluation, asked, margin: basketMargin(seen.lines, evaluation.applied) };
      for (const one of all) one.take(seen, usual);
    },
    results: () => all.map((one) => one.result()),
  };
};

/** What limits and budgets were asked of a sale, and what they answered, by campaign. */
type Asked = Map<string, Allowance | undefined>;

/** What came of a sale without the campaign that is tried. */
type Usual = Readonly<{ evaluation: Evaluation; asked: Asked; margin: Margin }>;

/** Campaigns that run together, and what their limits hold of what they gave so far. */
class World {
  private readonly index = new CampaignIndex();
  private readonly given = new GivenSoFar();

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

  /** `asked` takes what limits and budgets answered. */
  evaluate(seen: Seen, asked?: Asked): Evaluation {
    const { sale, shopper, units } = seen;
    const question = {
      basket: { ...basketOf(seen), ...this.entered },
      campaigns: this.index,
      shopper,
      allowances: (campaignId: string) => {
        const allowance = this.allowanceOf(campaignId, seen);
        asked?.set(campaignId, allowance);
        return allowance;
      },
      at: sale.at,
    };
    return evaluate(question, units);
  }

  /** Whether its limits and budgets would answer the same to what others were asked of the sale. */
  answersAlike(asked: Asked, seen: Seen): boolean {
    let mostMinor: number | undefined;
    for (const [campaignId, allowance] of asked) {
      mostMinor ??= goodsMinor(seen.sale);
      if (!allowTheSame(this.allowanceOf(campaignId, seen), allowance, mostMinor)) return false;
    }
    return true;
  }

  note({ applied }: Evaluation, seen: Seen): void {
    for (const offer of applied) this.given.note(offer.campaign, promisedMinor(offer), seen);
  }

  private allowanceOf(campaignId: string, seen: Seen): Allowance | undefined {
    const campaign = this.index.get(campaignId);
    return campaign && this.given.allowanceOf(campaign, seen);
  }
}

/** One campaign that is tried beside the others. */
class TriedCampaign {
  private readonly alone: World;
  private readonly together: World;
  /** Of what takes nothing off and is only said. */
  private readonly message: TriedMessage | undefined;
  /** Whether limits of the others hold something else with it than without: from then on any sale may differ. */
  private isApart = false;
  private readonly totals = new Sums();
  private readonly stores = new Sums();
  private readonly days = new Sums();
  private readonly taken = new Map<string, Taken & { minor: number }>();

  constructor(
    private readonly campaign: CompiledCampaign,
    { others, messagesPerWeek }: { others: readonly CompiledCampaign[]; messagesPerWeek: number },
  ) {
    const { coupon, usesPerCode } = campaign.content;
    const { campaignId } = campaign;
    if (campaign.benefit.kind === 'message')
      this.message = new TriedMessage(atAnyTime(campaign), new GivenSoFar(), messagesPerWeek);
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
    const differs =
      !this.message &&
      (this.alone.concerns(seen) || (this.isApart && !this.together.answersAlike(usual.asked, seen)));
    const evaluation = differs ? this.together.evaluate(seen) : usual.evaluation;
    this.together.note(evaluation, seen);
    if (differs) this.compare(sale.currency, usual.evaluation, evaluation);

    const { knownMinor, marginMinor: marginWithoutMinor } = usual.margin;
    const withoutMinor = usual.evaluation.discountMinor;
    const own = evaluation.applied.find(({ campaign }) => this.isOwn(campaign));
    const costMinor = own?.discountMinor ?? 0;
    const given: Given = {
      memberId: sale.memberId,
      isReached: this.message ? this.message.isSaidOn(seen) : own !== undefined,
      costMinor,
      raisedMinor: own?.raisedMinor ?? 0,
      points: own?.bonusPoints ?? 0,
      takenMinor: withoutMinor - (evaluation.discountMinor - costMinor),
      goodsMinor: goodsMinor(sale),
      withoutMinor,
      thenMinor: givenMinor(sale),
      knownMinor,
      marginWithoutMinor,
      marginMinor: differs ? basketMargin(seen.lines, evaluation.applied).marginMinor : marginWithoutMinor,
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
