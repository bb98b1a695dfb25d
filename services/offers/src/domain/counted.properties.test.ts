import fc from 'fast-check';
import { allowancesOf } from './allowances';
import { compileCampaign } from './compiled-campaign';
import { memberCountersOf, narrowLimits, type Occurrence, sharedCountersOf } from './counted';
import { evaluate } from './evaluate';
import { exampleContent, exampleQuestion, line, noon } from './examples';
import { type HeldOffer, heldOffersOf, holdChange, letGoChange, netted, ownOf } from './held-offers';
import type { Shopper } from './shopper';
import {
  type CounterChange,
  release,
  reserve,
  settle,
  type TripRedemption,
  takeBack,
} from './trip-redemption';

type Limits = NonNullable<Parameters<typeof exampleContent>[0]['limits']>;

const lines = [line('coffee', 1_000), line('tea', 500, 2)];
const allBack = new Map(lines.map(({ lineId }) => [lineId, 0]));
const someBack = new Map([['line-tea', 1]]);

/** Who shops where: two members and two stores, whose calendars differ half of the day. */
const baskets = [
  { memberId: 'ann', storeId: 'paris', timeZone: 'Europe/Paris' },
  { memberId: 'ann', storeId: 'auckland', timeZone: 'Pacific/Auckland' },
  { memberId: 'bob', storeId: 'paris', timeZone: 'Europe/Paris' },
  { memberId: 'bob', storeId: 'paris', timeZone: 'Europe/Paris' },
] as const;

/** A little store: the counters of one campaign, what open baskets hold of it, and what was recorded of each. */
class Store {
  readonly counters = new Map<string, number>();
  readonly holdings = new Map<number, readonly HeldOffer[]>();
  readonly redemptions = new Map<number, TripRedemption>();
  private readonly ends = new Map<number, Date>();
  at = noon;

  constructor(private readonly limits: Limits) {}

  show(basket: number, isFilled: boolean): void {
    if (this.ends.has(basket)) return;
    const { applied, occurrence, memberId } = this.given(basket, isFilled, this.at);
    const after = heldOffersOf(applied, { memberId, codeOf: () => undefined, occurrence });
    this.write([...(this.holdings.get(basket) ?? []).map(letGoChange), ...after.map(holdChange)]);
    this.holdings.set(basket, after);
  }

  /** Ended again, it is decided at the moment of its first end. */
  end(basket: number): void {
    const status = this.redemptions.get(basket)?.status;
    if (status === 'settled') return;
    const endedAt = this.ends.get(basket) ?? this.at;
    this.ends.set(basket, endedAt);
    this.recorded(basket, release);
    const { applied, occurrence, memberId } = this.given(basket, true, endedAt);
    const ended = { tripId: String(basket), memberId, basketVersion: 1, currency: 'EUR', lines };
    const reserved = applied.map((offer) =>
      reserve(offer, { ...ended, ...occurrence, endedAt }, { at: this.at }),
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

  /** The counters as what is held and recorded says they should be. */
  counted(): Map<string, number> {
    const uses = [
      ...[...this.holdings.values()].flat(),
      ...[...this.redemptions.values()].filter(({ used }) => used),
    ];
    const counted = new Map<string, number>();
    for (const use of uses) for (const id of idsOf(use)) counted.set(id, (counted.get(id) ?? 0) + 1);
    return counted;
  }

  private given(basket: number, isFilled: boolean, at: Date) {
    const { memberId, ...where } = baskets[basket] ?? baskets[0];
    const occurrence: Occurrence = { ...where, at };
    const facts = { id: 'c', benefit: { kind: 'percent-off', percent: 10 }, limits: this.limits } as const;
    const compiled = compileCampaign({ campaignId: 'c', version: 1, content: exampleContent(facts) });
    const redemption = this.redemptions.get(basket);
    const offers = this.holdings.get(basket);
    const own = [...ownOf(offers && { at, offers }), ...(redemption ? [redemption] : [])];
    const ofMember = [...this.counters].flatMap(([id, uses]) => {
      const [name, counter = ''] = id.split(':');
      return name === memberId ? [[counter, uses] as const] : [];
    });
    const used = {
      counters: new Map([...this.counters].map(([id, uses]) => [id, { uses, heldMinor: 0 }])),
      byMember: new Map(ofMember),
    };
    const allowances = allowancesOf([compiled], used, { own, memberId, occurrence });
    const shopper: Shopper = {
      ...{ kind: 'member', memberId, personalised: false, boughtCategories: new Set() },
    };
    const { applied } = evaluate({
      ...exampleQuestion(isFilled ? lines : [], [facts]),
      shopper,
      allowances: (campaignId) => allowances.get(campaignId),
    });
    return { applied, occurrence, memberId };
  }

  private write(changes: readonly CounterChange[]): void {
    for (const change of netted(changes))
      for (const id of idsOf(change)) this.counters.set(id, (this.counters.get(id) ?? 0) + change.uses);
  }
}

const idsOf = (use: Parameters<typeof sharedCountersOf>[0] & Readonly<{ memberId?: string }>): string[] => [
  ...sharedCountersOf(use).map(({ counter }) => counter),
  ...memberCountersOf(use).map(({ counter }) => `${use.memberId}:${counter}`),
];

/** The limit that a counter is held to. */
const mostOf = (id: string, limits: Limits): number => {
  const [, ofMember] = id.split(':');
  const [, storeId, day] = id.split('/');
  const limit =
    ofMember === undefined
      ? storeId === undefined
        ? limits.total
        : storeId === ''
          ? limits.perDay
          : day === undefined
            ? limits.perStore
            : limits.perStorePerDay
      : storeId === undefined
        ? limits.perMember
        : limits.perMemberPerDay;
  return limit ?? 0;
};

test('whatever happens to baskets, on whatever day, in whatever order and however often, no limit of a day, a store or a member is exceeded, and each counter holds exactly what is held and kept', () => {
  const what = [
    'show',
    'show',
    'empty',
    'end',
    'end',
    'pay',
    'cancel',
    'some back',
    'all back',
    'wait',
  ] as const;
  const step = fc.record({ basket: fc.nat(baskets.length - 1), what: fc.constantFrom(...what) });
  const few = fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined, freq: 2 });
  const anyLimits = fc
    .record(Object.fromEntries(['perMember', 'total', ...narrowLimits].map((limit) => [limit, few])))
    .map((limits): Limits => Object.fromEntries(Object.entries(limits).filter(([, most]) => most)));
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), anyLimits, (steps, limits) => {
      const store = new Store(limits);
      for (const { basket, what } of steps) {
        if (what === 'show' || what === 'empty') store.show(basket, what === 'show');
        else if (what === 'end') store.end(basket);
        else if (what === 'pay') store.recorded(basket, settle);
        else if (what === 'cancel') store.cancel(basket);
        else if (what === 'wait') store.at = new Date(store.at.getTime() + 7 * 3_600_000);
        else store.recorded(basket, (one) => takeBack(one, what === 'all back' ? allBack : someBack));

        const counted = store.counted();
        for (const [id, uses] of store.counters) {
          expect([id, uses]).toEqual([id, counted.get(id) ?? 0]);
          expect(uses).toBeLessThanOrEqual(mostOf(id, limits));
          if (uses > 0) seen.add(id);
        }
      }
    }),
    { numRuns: 300 },
  );
  // Each kind of counter was in use.
  for (const part of ['c', 'c/paris', 'ann:c']) expect(seen).toContain(part);
  for (const part of [/^c\/\/2026/, /^c\/auckland\/2026/, /^bob:c\/2026/])
    expect([...seen].some((id) => part.test(id))).toBe(true);
});
