import fc from 'fast-check';
import type { Own } from './allowances';
import { allowancesOf } from './allowances';
import { compileCampaign } from './compiled-campaign';
import { codeGivenBy, type EnteredCode, stateOfCode } from './entered-codes';
import { evaluate } from './evaluate';
import { exampleContent, exampleQuestion, line, noon } from './examples';
import { heldOffersOf, holdChange, letGoChange, netted, ownOf } from './held-offers';
import {
  type CounterChange,
  release,
  reserve,
  settle,
  type TripRedemption,
  takeBack,
} from './trip-redemption';

const code = (facts: Partial<EnteredCode> = {}): EnteredCode => ({
  code: 'K',
  codeId: 'k/c',
  campaignId: 'c',
  uses: 0,
  spent: 0,
  ...facts,
});
const own = (facts: Partial<Own> = {}): Own => ({
  campaignId: 'c',
  codeId: 'k/c',
  counted: true,
  countedOnly: 'by-code',
  status: 'held',
  used: true,
  heldMinor: 0,
  ...facts,
});

test('a code is free, held by another basket, or used up; what the basket holds itself does not count against it', () => {
  expect(stateOfCode(code(), 1, [])).toBe('free');
  expect(stateOfCode(code({ uses: 1 }), 1, [])).toBe('held');
  expect(stateOfCode(code({ uses: 1 }), 1, [own()])).toBe('free');
  expect(stateOfCode(code({ uses: 1 }), 1, [own({ status: 'released' })])).toBe('held');
  expect(stateOfCode(code({ uses: 1, spent: 1 }), 1, [])).toBe('used');
  expect(stateOfCode(code({ uses: 2, spent: 1 }), 2, [])).toBe('held');
  expect(stateOfCode(code({ uses: 2, spent: 1 }), 2, [own({ status: 'settled' })])).toBe('free');
});

test('a campaign gives by the code it gives by already, else by the first that is free', () => {
  const [first, second] = [code({ codeId: 'a/c' }), code({ codeId: 'b/c' })];
  expect(codeGivenBy([first, second], 1, [])).toEqual({ codeId: 'a/c', state: 'free' });
  expect(codeGivenBy([first, { ...second, uses: 1 }], 1, [own({ codeId: 'b/c' })])).toEqual({
    codeId: 'b/c',
    state: 'free',
  });
  expect(codeGivenBy([{ ...first, uses: 1, spent: 1 }, second], 1, [])?.codeId).toBe('b/c');
  expect(
    codeGivenBy(
      [
        { ...first, uses: 1, spent: 1 },
        { ...second, uses: 1 },
      ],
      1,
      [],
    )?.state,
  ).toBe('held');
  expect(codeGivenBy([], 1, [])).toBeUndefined();
});

/** A little store: one code, baskets that hold it, and what was recorded of each. */
class Store {
  uses = 0;
  spent = 0;
  readonly holdings = new Map<number, ReturnType<typeof heldOffersOf>>();
  readonly redemptions = new Map<number, TripRedemption>();

  constructor(private readonly usesPerCode: number) {}

  write(changes: readonly CounterChange[]): void {
    for (const change of netted(changes)) {
      expect(change.codeId).toBe('k/c');
      this.uses += change.uses;
      this.spent += change.spent ?? 0;
    }
  }

  /** What the campaign gives a basket by the code as the store has it. */
  given(basket: number, isFilled: boolean) {
    const holding = this.holdings.get(basket);
    const redemption = this.redemptions.get(basket);
    const mine = [...ownOf(holding && { at: noon, offers: holding }), ...(redemption ? [redemption] : [])];
    const codes = [code({ uses: this.uses, spent: this.spent })];
    const facts = {
      id: 'c',
      benefit: { kind: 'percent-off', percent: 10 },
      usesPerCode: this.usesPerCode,
    } as const;
    const compiled = compileCampaign({ campaignId: 'c', version: 1, content: exampleContent(facts) });
    const counted = { counters: new Map(), byMember: new Map() };
    const allowances = allowancesOf([compiled], counted, { own: mine, codes, occurrence: { at: noon } });
    const asked = exampleQuestion(isFilled ? lines : [], [facts]);
    const { applied } = evaluate({
      ...asked,
      basket: { ...asked.basket, codes },
      allowances: (campaignId) => allowances.get(campaignId),
    });
    return { applied, codeOf: (campaignId: string) => allowances.get(campaignId)?.code?.codeId };
  }

  show(basket: number, isFilled: boolean): void {
    if (this.redemptions.has(basket)) return;
    const { applied, codeOf } = this.given(basket, isFilled);
    const before = this.holdings.get(basket) ?? [];
    const after = heldOffersOf(applied, { memberId: undefined, codeOf, occurrence: { at: noon } });
    this.write([...before.map(letGoChange), ...after.map(holdChange)]);
    this.holdings.set(basket, after);
  }

  end(basket: number): void {
    if (this.redemptions.has(basket)) return;
    const { applied, codeOf } = this.given(basket, true);
    const ended = { tripId: String(basket), basketVersion: 1, endedAt: noon, currency: 'EUR', lines };
    const reserved = applied.map((offer) =>
      reserve(offer, ended, { at: noon, codeId: codeOf(offer.campaign.campaignId) }),
    );
    const letGo = (this.holdings.get(basket) ?? []).map(letGoChange);
    this.holdings.delete(basket);
    this.write([...letGo, ...reserved.map(({ change }) => change)]);
    for (const { redemption } of reserved) this.redemptions.set(basket, redemption);
  }

  recorded(basket: number, after: (held: TripRedemption) => ReturnType<typeof release>): void {
    const redemption = this.redemptions.get(basket);
    const changed = redemption && after(redemption);
    if (!changed) return;
    this.write([changed.change]);
    this.redemptions.set(basket, changed.redemption);
  }

  cancel(basket: number): void {
    this.write((this.holdings.get(basket) ?? []).map(letGoChange));
    this.holdings.delete(basket);
    this.recorded(basket, release);
  }
}

const lines = [line('coffee', 1_000), line('tea', 500, 2)];
const allBack = new Map(lines.map(({ lineId }) => [lineId, 0]));
const someBack = new Map([['line-tea', 1]]);

test('whatever happens to baskets, in whatever order and however often, a code never counts for more than it may, and counts for exactly those that hold it or kept something', () => {
  const step = fc.record({
    basket: fc.nat(3),
    what: fc.constantFrom('show', 'empty', 'end', 'pay', 'cancel', 'return some', 'return all' as const),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 2 }), (steps, usesPerCode) => {
      const store = new Store(usesPerCode);
      for (const { basket, what } of steps) {
        if (what === 'show' || what === 'empty') store.show(basket, what === 'show');
        else if (what === 'end') store.end(basket);
        else if (what === 'pay') store.recorded(basket, settle);
        else if (what === 'cancel') store.cancel(basket);
        else store.recorded(basket, (one) => takeBack(one, what === 'return all' ? allBack : someBack));

        const holding = [...store.holdings.values()].filter((held) => held.length > 0).length;
        const recorded = [...store.redemptions.values()].filter(({ used }) => used);
        expect(store.uses).toBe(holding + recorded.length);
        expect(store.spent).toBe(recorded.filter(({ status }) => status === 'settled').length);
        expect(store.uses).toBeLessThanOrEqual(usesPerCode);
      }
    }),
    { numRuns: 300 },
  );
});
