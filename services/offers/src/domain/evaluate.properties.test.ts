import fc from 'fast-check';
import { anyCampaigns, anyLines, ofAnyPiece } from '../testing/arbitrary-offers';
import type { BasketLine } from './basket';
import { type Benefit, isBundle } from './campaign-content';
import type { Evaluation } from './evaluate';
import { type ExampleCampaign, evaluateUnspent as run, told } from './examples';

const shuffled = <Item>(items: readonly Item[], seed: number): Item[] =>
  items
    .map((item, at) => ({ item, key: Math.sin(seed + at * 7919) }))
    .sort((left, right) => left.key - right.key)
    .map(({ item }) => item);

const check = (
  property: (lines: BasketLine[], campaigns: ExampleCampaign[], seed: number) => void,
  numRuns = 400,
) => fc.assert(fc.property(anyLines(8), anyCampaigns(7), fc.nat(1000), property), { numRuns });

test('the order of lines and of campaigns changes nothing (behaviour 25)', () => {
  check((lines, campaigns, seed) => {
    const plain = (evaluation: Evaluation) => JSON.parse(JSON.stringify(told(evaluation)));
    expect(plain(run(shuffled(lines, seed), shuffled(campaigns, seed)))).toEqual(
      plain(run(lines, campaigns)),
    );
  });
});

test('scanning the same pieces in another order gives the same discounts and points per article (behaviour 25)', () => {
  check((lines, campaigns, seed) => {
    const rescanned = shuffled(lines, seed).map((one, at) => ({
      ...one,
      lineId: `again-${at}`,
      sequence: at + 1,
    }));
    const perArticle = (scanned: readonly BasketLine[]) => {
      const sums = new Map<string, number>();
      const articleOf = new Map(scanned.map(({ lineId, articleId }) => [lineId, articleId]));
      for (const offer of run(scanned, campaigns).applied) {
        for (const { lineId, discountMinor } of offer.lines) {
          const key = `${offer.campaign.campaignId}/${articleOf.get(lineId)}`;
          sums.set(key, (sums.get(key) ?? 0) + discountMinor);
        }
        for (const { lineId, points } of offer.linePoints) {
          const key = `points/${articleOf.get(lineId)}`;
          sums.set(key, (sums.get(key) ?? 0) + points);
        }
      }
      return new Map([...sums].sort());
    };
    expect(perArticle(rescanned)).toEqual(perArticle(lines));
  });
});

test('no line is discounted above its price, deposits never, and every split adds up', () => {
  check((lines, campaigns) => {
    const evaluation = run(lines, campaigns);
    const off = new Map<string, number>();
    for (const { lines: parts, linePoints, discountMinor, bonusPoints } of evaluation.applied) {
      expect(parts.reduce((sum, part) => sum + part.discountMinor, 0)).toBe(discountMinor);
      expect(linePoints.reduce((sum, part) => sum + part.points, 0)).toBe(bonusPoints);
      expect(discountMinor + bonusPoints).toBeGreaterThan(0);
      for (const part of parts) off.set(part.lineId, (off.get(part.lineId) ?? 0) + part.discountMinor);
    }
    for (const { lineId, amountMinor, deposit } of lines)
      expect(off.get(lineId) ?? 0).toBeLessThanOrEqual(deposit ? 0 : amountMinor);
    expect([...off.values()].reduce((sum, minor) => sum + minor, 0)).toBe(evaluation.discountMinor);
  });
});

test('no budget is exceeded', () => {
  check((lines, campaigns) => {
    for (const { campaign, discountMinor } of run(lines, campaigns).applied)
      expect(discountMinor).toBeLessThanOrEqual(campaign.content.budgetMinor ?? Number.MAX_SAFE_INTEGER);
  });
});

const piecesPerUse = (benefit: Benefit): number => {
  if (benefit.kind === 'n-for-m') return benefit.take;
  if (benefit.kind === 'buy-get') return benefit.quantity;
  if (!isBundle(benefit)) return 1;
  return benefit.parts.reduce((sum, { quantity }) => sum + quantity, benefit.quantity);
};

test('a benefit limited per trip touches no more pieces than its limit', () => {
  check((lines, campaigns) => {
    // One piece per line, so that lines with a discount are pieces with one.
    const pieces = lines.map((one) => ({ ...one, quantity: 1 }));
    const articleOf = new Map(pieces.map(({ lineId, articleId }) => [lineId, articleId]));
    for (const { campaign, lines: touched } of run(pieces, campaigns).applied) {
      const { benefit, content } = campaign;
      const { perTrip } = content.limits;
      if (perTrip === undefined || benefit.kind === 'basket-amount-off' || benefit.kind === 'steps') continue;
      const perArticle = benefit.kind === 'amount-off' && benefit.per === 'article';
      const times = perArticle
        ? new Set(touched.map(({ lineId }) => articleOf.get(lineId))).size
        : touched.length;
      expect(times).toBeLessThanOrEqual(perTrip * piecesPerUse(benefit));
    }
  });
});

test('the pieces of an N for M pay for the free ones: at most one share of the pieces is free', () => {
  check((lines, campaigns) => {
    for (const { campaign, discountMinor } of run(lines, campaigns).applied) {
      if (campaign.benefit.kind !== 'n-for-m') continue;
      const { take, pay } = campaign.benefit;
      const prices = lines
        .filter(({ deposit }) => !deposit)
        .flatMap(({ amountMinor, quantity }) =>
          new Array<number>(quantity).fill(Math.ceil(amountMinor / quantity)),
        )
        .sort((left, right) => right - left);
      const freeAtMost = Math.floor(prices.length / take) * (take - pay);
      expect(discountMinor).toBeLessThanOrEqual(
        prices.slice(0, freeAtMost).reduce((sum, price) => sum + price, 0),
      );
    }
  });
});

/** With counters out of the way: a budget that refuses a larger discount is a stated exception. */
const unlimited = (campaign: ExampleCampaign): ExampleCampaign => ({
  ...campaign,
  stacking: 'exclusive',
  // Of a group the higher priority goes first, whatever it gives.
  group: undefined,
  budgetMinor: undefined,
  limits: {},
  benefit:
    campaign.benefit.kind === 'basket-amount-off'
      ? { kind: 'percent-off', percent: 15 }
      : ofAnyPiece(campaign.benefit),
});

test('one more exclusive offer never makes the exclusive discounts worse', () => {
  check((lines, campaigns) => {
    const all = campaigns.slice(0, 4).map(unlimited);
    // A percentage is rounded once over all its pieces: half a cent per offer may move.
    expect(run(lines, all).discountMinor + all.length).toBeGreaterThanOrEqual(
      run(lines, all.slice(1)).discountMinor,
    );
  });
});

test('nor one beside six, but for what a floor holds back, which is placed whole as a set is', () => {
  check((lines, campaigns) => {
    const all = campaigns.map((campaign) => ({ ...unlimited(campaign), floor: undefined }));
    // A share is rounded once over all its pieces, with and without the other offer: a cent of each may move twice.
    expect(run(lines, all).discountMinor + 2 * all.length).toBeGreaterThanOrEqual(
      run(lines, all.slice(1)).discountMinor,
    );
  });
});
