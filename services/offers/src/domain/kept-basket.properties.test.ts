import fc from 'fast-check';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import type { AppliedOffer } from './applied-offers';
import type { BasketLine } from './basket';
import { type ExampleCampaign, evaluateUnspent, noon } from './examples';
import { keptBasket, keptLines, refundOf } from './kept-basket';
import { boughtOf, keptPaidMinor, paidReceipt, type ReceiptCopy, withReturn } from './receipt-copy';
import {
  type RedemptionChange,
  replaceSettled,
  reserve,
  settle,
  type TripRedemption,
} from './trip-redemption';

/** Somebody who only ever bought these pieces: scanned anew, without what is back. */
const neverBought = (lines: readonly BasketLine[], kept: ReadonlyMap<string, number>): BasketLine[] =>
  lines
    .map((line) => {
      const quantity = kept.get(line.lineId) ?? 0;
      return { ...line, quantity, amountMinor: (line.amountMinor / line.quantity) * quantity };
    })
    .filter(({ quantity }) => quantity > 0)
    .map((line, at) => ({ ...line, lineId: `alone-${at}`, sequence: at + 1 }));

const ended = (lines: readonly BasketLine[]) => ({
  tripId: 'trip',
  memberId: 'm',
  basketVersion: 1,
  endedAt: noon,
  currency: 'EUR',
  lines,
});

/** What the counters of campaigns hold of the receipt: uses and money, of those that hold any. */
const heldBy = (changes: readonly RedemptionChange[]) => {
  const held = new Map<string, { uses: number; minor: number }>();
  for (const { change } of changes) {
    const { uses, minor } = held.get(change.campaignId) ?? { uses: 0, minor: 0 };
    held.set(change.campaignId, { uses: uses + change.uses, minor: minor + change.minor });
  }
  return new Map([...held].filter(([, { uses, minor }]) => uses !== 0 || minor !== 0).sort());
};

/** Buys a basket and brings pieces of it back. */
const buy = (lines: readonly BasketLine[], campaigns: readonly ExampleCampaign[]) => {
  const changes: RedemptionChange[] = [];
  const redemptions = new Map<string, TripRedemption>();
  const record = (some: readonly RedemptionChange[]) => {
    changes.push(...some);
    for (const { redemption } of some) redemptions.set(redemption.campaignId, redemption);
  };
  const { applied } = evaluateUnspent(lines, campaigns);
  record(applied.map((offer) => reserve(offer, ended(lines), { at: noon })));
  record([...redemptions.values()].flatMap((one) => settle(one) ?? []));
  const paid = keptLines(
    lines.map((line) => ({ line, quantityKept: line.quantity })),
    lines,
    applied,
  );
  let receipt: ReceiptCopy = paidReceipt({
    receiptId: 'receipt',
    tripId: 'trip',
    lines: lines.map((line, at) => ({ line, paidMinor: paid[at]?.paidMinor ?? 0 })),
  }).receipt;

  /** Brings one piece of a line back; gives the refund and what is kept. */
  const bringBack = (lineId: string) => {
    const left = (boughtOf(receipt) ?? []).map(({ line, quantityKept }) => ({
      line,
      quantityKept: line.lineId === lineId ? Math.max(0, quantityKept - 1) : quantityKept,
    }));
    const basket = keptBasket(left);
    const offers: readonly AppliedOffer[] = evaluateUnspent(basket, campaigns).applied;
    const { refundMinor, lines: keeps } = refundOf(keptPaidMinor(receipt), keptLines(left, basket, offers));
    receipt = withReturn(receipt, keeps).receipt;
    record(
      replaceSettled([...redemptions.values()], offers, ended(basket), {
        at: noon,
        codeOf: () => undefined,
      }),
    );
    return { refundMinor, keeps };
  };
  const paidMinor = () => keptPaidMinor(receipt);
  return { bringBack, paidMinor, heldBy: () => heldBy(changes) };
};

const check = (
  property: (lines: BasketLine[], campaigns: ExampleCampaign[], returns: number[]) => void,
  numRuns = 400,
) =>
  fc.assert(
    fc.property(anyLines(6), anyCampaigns(6), fc.array(fc.nat(5), { maxLength: 12 }), (lines, ...rest) => {
      if (lines.length > 0) property(lines, ...rest);
    }),
    { numRuns },
  );

test('whatever comes back in whatever order, what was paid in the end is what the kept pieces cost alone, or what was paid before where that is less', () => {
  check((lines, campaigns, returns) => {
    const bought = buy(lines, campaigns);
    const kept = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
    let paidMinor = bought.paidMinor();
    for (const at of [
      ...returns,
      ...lines.flatMap(({ quantity }, place) => new Array(quantity).fill(place)),
    ]) {
      const { lineId = '' } = lines[at % lines.length] ?? {};
      kept.set(lineId, Math.max(0, (kept.get(lineId) ?? 0) - 1));
      const { refundMinor, keeps } = bought.bringBack(lineId);
      const alone = evaluateUnspent(neverBought(lines, kept), campaigns);

      expect(refundMinor).toBe(Math.max(0, paidMinor - (alone.subtotalMinor - alone.discountMinor)));
      paidMinor -= refundMinor;
      expect(bought.paidMinor()).toBe(paidMinor);
      expect(keeps.reduce((sum, line) => sum + line.paidMinor, 0)).toBe(paidMinor);
      for (const line of keeps) {
        expect(line.quantityKept).toBe(kept.get(line.lineId));
        expect(line.paidMinor).toBeGreaterThanOrEqual(0);
        if (line.quantityKept === 0) expect(line.paidMinor).toBe(0);
      }
    }
    // Everything is back, and so is everything that was paid.
    expect(paidMinor).toBe(0);
  });
});

test('whatever comes back, extra points, uses and budgets are those of the kept pieces alone', () => {
  check((lines, campaigns, returns) => {
    const bought = buy(lines, campaigns);
    const kept = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
    for (const at of returns) {
      const { lineId = '' } = lines[at % lines.length] ?? {};
      kept.set(lineId, Math.max(0, (kept.get(lineId) ?? 0) - 1));
      const { keeps } = bought.bringBack(lineId);
      const basket = neverBought(lines, kept);
      const alone = evaluateUnspent(basket, campaigns);
      expect(keeps.reduce((sum, line) => sum + line.bonusPoints, 0)).toBe(alone.bonusPoints);
      expect(bought.heldBy()).toEqual(
        heldBy(alone.applied.map((offer) => reserve(offer, ended(basket), { at: noon }))),
      );
    }
  });
});
