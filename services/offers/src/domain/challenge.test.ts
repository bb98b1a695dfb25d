import { accepted, rejected } from '@rayon/kernel';
import fc from 'fast-check';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import { challengeCampaign, inDays, saleOn, visits } from '../testing/challenges';
import type { StoredCampaign } from './campaign-change';
import {
  type Challenge,
  chooseChallenge,
  giveUpChallenge,
  moveChallenge,
  runningMax,
  stands,
  statusOf,
} from './challenge';
import { challengesInBasket } from './challenge-in-basket';
import type { ChallengeRules } from './challenge-rules';
import { evaluateExample, noon } from './examples';
import { openChallenges, openMax } from './open-challenges';
import type { Sale } from './sale';
import type { MemberShopper } from './shopper';

const shopper: MemberShopper = {
  kind: 'member',
  memberId: 'member',
  personalised: true,
  boughtCategories: new Set(),
};
const fruit = (pieces = 1, more: { minor?: number; kept?: number; brandId?: string } = {}) => ({
  pieces,
  minor: 200,
  ...more,
});

const chosen = (
  campaign: StoredCampaign = challengeCampaign(),
  sales: readonly Sale[] = [],
  at: Date = noon,
): Challenge => {
  const choice = chooseChallenge(campaign, { shopper, chosen: [], sales, at });
  if (!choice.ok) throw new Error(choice.rejection.reason);
  return choice.value;
};

/** The points of the steps that stand. */
const pointsOf = ({ steps }: Challenge): number =>
  steps.filter(stands).reduce((sum, { points }) => sum + points, 0);

test('it begins at nothing, with the terms of that moment, and ends with its days or its campaign', () => {
  const whole = chosen();
  expect(whole).toMatchObject({ progress: 0, chosenAt: noon, endsAt: inDays(28), campaignVersion: 1 });
  expect(whole.steps).toEqual(visits.steps.map((step) => ({ ...step, turns: 0 })));
  expect(chosen(challengeCampaign(visits, { to: inDays(10) })).endsAt).toEqual(inDays(10));
});

test('receipts of its time with some of the target are visits; what came before, or comes after, is not', () => {
  const challenge = chosen();
  const sales = [-1, 0, 27, 28].map((day) => saleOn(day, [fruit()]));
  const other = saleOn(3, [{ category: 'Lait', pieces: 5, minor: 100 }]);
  const moved = moveChallenge(challenge, [...sales, other]);
  expect(moved.challenge.progress).toBe(2);
  expect(moved.reached).toEqual([{ from: 1, points: 10, turns: 1, step: 1 }]);
  expect(moveChallenge(moved.challenge, [...sales, other])).toEqual({
    challenge: moved.challenge,
    reached: [],
    takenBack: [],
  });
});

test('a step that is taken back and reached again is told each time, and stands once', () => {
  const receipts = [saleOn(1, [fruit()]), saleOn(2, [fruit()]), saleOn(3, [fruit()])];
  const reached = moveChallenge(chosen(), receipts);
  expect(pointsOf(reached.challenge)).toBe(60);
  expect(statusOf(reached.challenge, inDays(4))).toBe('done');

  const back = moveChallenge(reached.challenge, [
    ...receipts.slice(0, 2),
    saleOn(3, [fruit(1, { kept: 0 })]),
  ]);
  expect(back.takenBack).toEqual([{ from: 3, points: 50, turns: 2, step: 2 }]);
  expect(statusOf(back.challenge, inDays(4))).toBe('running');

  const again = moveChallenge(back.challenge, receipts);
  expect(again.reached).toEqual([{ from: 3, points: 50, turns: 3, step: 2 }]);
  expect(pointsOf(again.challenge)).toBe(60);
});

const pieces: ChallengeRules = { ...visits, count: 'pieces', steps: [{ from: 4, points: 10 }] };
const amount: ChallengeRules = { ...visits, count: 'amount', steps: [{ from: 1_000, points: 10 }] };

test('pieces and amounts are those that were kept; deposits are none', () => {
  const sale = saleOn(1, [fruit(3, { kept: 2 }), fruit(1)]);
  const withDeposit = {
    ...sale,
    lines: [...sale.lines, { ...(sale.lines[1] as Sale['lines'][number]), deposit: true }],
  };
  expect(moveChallenge(chosen(challengeCampaign(pieces)), [withDeposit]).challenge.progress).toBe(3);
  const asked = challengeCampaign(amount, { currency: 'EUR' });
  expect(moveChallenge(chosen(asked), [withDeposit]).challenge.progress).toBe(600);
});

test('amounts in another currency, other stores and other brands do not count', () => {
  const asked = challengeCampaign(amount, { currency: 'EUR', storeIds: ['store'], brandId: 'own' });
  const counts = saleOn(1, [fruit(2, { brandId: 'own' }), fruit(9, { brandId: 'other' }), fruit(9)]);
  const not = [
    { ...counts, storeId: 'elsewhere' },
    { ...counts, currency: 'CHF' },
  ];
  expect(moveChallenge(chosen(asked), [counts, ...not]).challenge.progress).toBe(400);
});

test('in regions what counts is where the store was when it was paid, beside the stores that are named', () => {
  const challenge = chosen(challengeCampaign(visits, { storeIds: ['named'], regions: ['North', 'South'] }));
  const sales = [
    saleOn(1, [fruit()], { storeId: 'a', region: 'North' }),
    saleOn(2, [fruit()], { storeId: 'a', region: 'East' }),
    saleOn(3, [fruit()], { storeId: 'a' }),
    saleOn(4, [fruit()], { storeId: 'named' }),
    saleOn(5, [fruit()], { storeId: 'b', region: 'South' }),
  ];
  expect(moveChallenge(challenge, sales).challenge.progress).toBe(3);
});

test('of a region and of its stores by their names the same counts, as long as none moves', () => {
  const storeId = fc.constantFrom('a', 'b', 'c', 'd');
  const regionOf: Readonly<Record<string, string>> = { a: 'North', b: 'North', c: 'South' };
  const stores = fc.array(fc.tuple(storeId, fc.integer({ min: 1, max: 27 })), { maxLength: 9 });
  fc.assert(
    fc.property(stores, (bought) => {
      const sales = bought.map(([id, day]) => {
        const region = regionOf[id];
        return saleOn(day, [fruit()], { storeId: id, ...(region === undefined ? {} : { region }) });
      });
      const progress = (where: Partial<StoredCampaign['content']>) =>
        moveChallenge(chosen(challengeCampaign(visits, where)), sales).challenge.progress;
      expect(progress({ regions: ['North'] })).toBe(progress({ storeIds: ['a', 'b'] }));
      expect(progress({ regions: ['North'], storeIds: ['d'] })).toBe(progress({ storeIds: ['a', 'b', 'd'] }));
    }),
  );
});

test('what is given up counts nothing more, and what was reached stands', () => {
  const receipts = [saleOn(1, [fruit()]), saleOn(5, [fruit()]), saleOn(6, [fruit()])];
  const { challenge } = moveChallenge(chosen(), receipts.slice(0, 1));
  const given = giveUpChallenge(challenge, inDays(2));
  expect(given).toEqual(accepted({ ...challenge, endsAt: inDays(2), givenUp: true }));
  if (!given.ok) return;
  expect(pointsOf(moveChallenge(given.value, receipts).challenge)).toBe(10);
  // What was paid before is brought back: its step goes as it would have.
  const back = moveChallenge(given.value, [saleOn(1, [fruit(1, { kept: 0 })])]);
  expect(pointsOf(back.challenge)).toBe(0);
  expect(giveUpChallenge(given.value, inDays(3))).toEqual(rejected({ reason: 'NotRunning' }));
});

describe('a choice', () => {
  const choose = (
    campaign: StoredCampaign | undefined,
    more: Partial<Parameters<typeof chooseChallenge>[1]> = {},
  ) => chooseChallenge(campaign, { shopper, chosen: [], sales: [], at: noon, ...more });
  const unknown = rejected({ reason: 'CampaignNotFound' });

  test('is of a live challenge that is for the member', () => {
    expect(choose(challengeCampaign())).toMatchObject({ ok: true });
    expect(choose(undefined)).toEqual(unknown);
    expect(choose({ ...challengeCampaign(), status: 'paused' })).toEqual(unknown);
    expect(choose(challengeCampaign(visits, { from: inDays(1) }))).toEqual(unknown);
    expect(choose(challengeCampaign(visits, { to: noon }))).toEqual(unknown);
    const offer = challengeCampaign(visits, { benefit: { kind: 'percent-off', percent: 10 } });
    expect(choose(offer)).toEqual(unknown);
    const personal = challengeCampaign(visits, { audience: { kind: 'personalised' } });
    expect(choose(personal)).toMatchObject({ ok: true });
    expect(choose(personal, { shopper: { ...shopper, personalised: false } })).toEqual(unknown);
  });

  test('is not of one that is kept from the member so that its effect is known', () => {
    const experiment = { name: 'x', controlPercent: 50, fromPercent: 0, toPercent: 50 };
    const campaign = challengeCampaign(visits, { experiment });
    const outcomes = Array.from({ length: 40 }, (_, index) =>
      choose(campaign, { shopper: { ...shopper, memberId: `member-${index}` } }),
    );
    expect(new Set(outcomes.map(({ ok }) => ok))).toEqual(new Set([true, false]));
  });

  test('is made once, and of so many at a time', () => {
    const running = Array.from({ length: runningMax }, (_, index) =>
      chosen(challengeCampaign(visits, { id: `other-${index}` })),
    );
    expect(choose(challengeCampaign(), { chosen: [chosen()] })).toEqual(
      rejected({ reason: 'AlreadyChosen' }),
    );
    expect(choose(challengeCampaign(), { chosen: running })).toEqual(
      rejected({ reason: 'TooManyChallenges', max: runningMax }),
    );
    // One that is done makes room.
    const [first, ...others] = running;
    const done = moveChallenge(
      first as Challenge,
      [1, 2, 3].map((day) => saleOn(day, [fruit()])),
    ).challenge;
    expect(choose(challengeCampaign(), { chosen: [done, ...others] })).toMatchObject({ ok: true });
  });
});

describe('steps that are each member’s own', () => {
  const personal = { weeks: 8, atLeast: 2, atMost: 6 };
  const own: ChallengeRules = {
    ...visits,
    steps: [
      { from: 1, points: 10 },
      { from: 3, points: 50 },
    ],
    personal,
  };
  const campaign = challengeCampaign(own, { audience: { kind: 'personalised' } });
  const weekly = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      saleOn(-1 - 3 * index, [fruit()], { receiptId: `r${index}` }),
    );

  test('count from what they usually buy in as much time', () => {
    // Eight in eight weeks are four in four.
    const challenge = chosen(campaign, weekly(8));
    expect(challenge).toMatchObject({ usual: 4 });
    expect(challenge.steps.map(({ from }) => from)).toEqual([5, 7]);
  });

  test('count within the bounds of the campaign, which who buys more is not asked to exceed', () => {
    expect(chosen(campaign, []).steps.map(({ from }) => from)).toEqual([3, 5]);
    const loyal = chosen(campaign, weekly(18));
    expect(loyal).toMatchObject({ usual: 9 });
    expect(loyal.steps.map(({ from }) => from)).toEqual([7, 9]);
  });

  test('are asked of the time that is left', () => {
    const short = { ...campaign, content: { ...campaign.content, to: inDays(14) } };
    expect(chosen(short, weekly(16))).toMatchObject({ usual: 4, endsAt: inDays(14) });
  });

  test('the loyal never get less: who bought more of everything, and then as much more than usual as another', () => {
    const anySales = (days: number, first: number) =>
      fc.array(
        fc.record({
          day: fc.integer({ min: first, max: first + days - 1 }),
          pieces: fc.integer({ min: 1, max: 4 }),
          minor: fc.integer({ min: 1, max: 900 }),
        }),
        { maxLength: 12 },
      );
    const salesOf = (made: readonly { day: number; pieces: number; minor: number }[], name: string): Sale[] =>
      made.map(({ day, ...bought }, index) => saleOn(day, [bought], { receiptId: `${name}-${index}` }));
    const anyOwn = fc
      .record({
        count: fc.constantFrom('receipts', 'pieces', 'amount'),
        weeks: fc.integer({ min: 1, max: 8 }),
        bounds: fc.tuple(fc.nat(4_000), fc.nat(4_000)),
        steps: fc.uniqueArray(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 4 }),
      })
      .map(
        ({ count, weeks, bounds, steps }): ChallengeRules => ({
          count: count as ChallengeRules['count'],
          withinDays: 28,
          steps: steps.sort((left, right) => left - right).map((from) => ({ from, points: 7 + from })),
          personal: { weeks, atLeast: Math.min(...bounds), atMost: Math.max(1, ...bounds) },
        }),
      );
    fc.assert(
      fc.property(
        anyOwn,
        anySales(56, -57),
        anySales(56, -57),
        fc.integer({ min: -2_000, max: 6_000 }),
        (rules, usual, more, change) => {
          const asked = challengeCampaign(rules, {
            audience: { kind: 'personalised' },
            ...(rules.count === 'amount' ? { currency: 'EUR' } : {}),
          });
          const [one, loyal] = [usual, [...usual, ...more]].map((made) =>
            chosen(asked, salesOf(made, 'before')),
          );
          if (!one || !loyal) throw new Error('both choose');
          // Each buys as they usually do, and both the same on top of it, or less.
          const given = [one, loyal].map((challenge) => {
            const count = Math.max(0, (challenge.usual ?? 0) + change);
            return challenge.steps
              .filter(({ from }) => count >= from)
              .reduce((sum, { points }) => sum + points, 0);
          });
          expect(given[1]).toBeGreaterThanOrEqual(given[0] ?? 0);
          // More is asked of them by no more than they bought more, and never more than of anybody at the upper bound.
          for (const [at, { from }] of loyal.steps.entries()) {
            const other = one.steps[at]?.from ?? 0;
            expect(from).toBeGreaterThanOrEqual(other);
            expect(from - other).toBeLessThanOrEqual((loyal.usual ?? 0) - (one.usual ?? 0));
            expect(from).toBeLessThanOrEqual((rules.personal?.atMost ?? 0) + (rules.steps[at]?.from ?? 0));
          }
        },
      ),
    );
  });
});

describe('whatever is paid and brought back, in whatever order it becomes known', () => {
  const anyReceipts = fc.array(
    fc.record({
      day: fc.integer({ min: -3, max: 30 }),
      pieces: fc.integer({ min: 1, max: 3 }),
      kept: fc.nat(3),
    }),
    { minLength: 1, maxLength: 8 },
  );
  type Receipts = readonly { day: number; pieces: number; kept: number }[];
  /** A receipt as it is, or with what is brought back taken out of it. */
  const state = (made: Receipts, index: number, isReturned: boolean): Sale => {
    const { day, pieces: count, kept } = made[index] as Receipts[number];
    const line = { pieces: count, minor: 100, ...(isReturned ? { kept: Math.min(kept, count) } : {}) };
    return saleOn(day, [line], { receiptId: `r${index}` });
  };
  const rules = fc
    .uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 })
    .chain((steps) =>
      fc.constantFrom('receipts' as const, 'pieces' as const).map(
        (count): ChallengeRules => ({
          count,
          withinDays: 28,
          steps: steps.sort((left, right) => left - right).map((from) => ({ from, points: 10 * from })),
        }),
      ),
    );

  test('progress and steps are those of all of it together, and the points that were told add up to the steps that stand', () => {
    fc.assert(
      fc.property(
        rules,
        anyReceipts.chain((made) => {
          const told = made.flatMap((_, index) => [index, index + made.length]);
          return fc.tuple(
            fc.constant(made),
            fc.shuffledSubarray([...told, ...told], { minLength: 4 * made.length }),
          );
        }),
        (asked, [made, order]) => {
          let challenge = chosen(challengeCampaign(asked));
          const known = new Map<number, Sale>();
          const returned = new Set<number>();
          let ledger = 0;
          for (const event of order) {
            const index = event % made.length;
            if (event >= made.length) returned.add(index);
            // A return that comes before its receipt waits for it.
            if (event < made.length || known.has(index))
              known.set(index, state(made, index, returned.has(index)));
            const moved = moveChallenge(challenge, [...known.values()]);
            challenge = moved.challenge;
            for (const { points } of moved.reached) ledger += points;
            for (const { points } of moved.takenBack) ledger -= points;
            expect(ledger).toBe(pointsOf(challenge));
          }
          const all = made.map((_, index) => state(made, index, true));
          const atOnce = moveChallenge(chosen(challengeCampaign(asked)), all).challenge;
          expect(challenge.progress).toBe(atOnce.progress);
          expect(challenge.steps.map(stands)).toEqual(atOnce.steps.map(stands));
          for (const step of challenge.steps) expect(stands(step)).toBe(challenge.progress >= step.from);
        },
      ),
    );
  });
});

describe('a basket', () => {
  const basket = (sale: Sale) => ({ ...sale, storeId: sale.storeId });

  test('brings a running challenge further, and says to which step', () => {
    const { challenge } = moveChallenge(chosen(), [saleOn(1, [fruit()])]);
    expect(challengesInBasket([challenge], basket(saleOn(2, [fruit(5)])))).toEqual([
      { challenge, progress: 2, step: challenge.steps[1], points: 0 },
    ]);
    const next = moveChallenge(challenge, [saleOn(1, [fruit()]), saleOn(2, [fruit()])]).challenge;
    expect(challengesInBasket([next], basket(saleOn(3, [fruit()])))).toMatchObject([
      { progress: 3, step: { from: 3 }, points: 50 },
    ]);
  });

  test('has no say without the target, after the end, and once all is reached', () => {
    const challenge = chosen();
    const milk = saleOn(2, [{ category: 'Lait', pieces: 1, minor: 100 }]);
    expect(challengesInBasket([challenge], basket(milk))).toEqual([]);
    expect(challengesInBasket([challenge], basket(saleOn(28, [fruit()])))).toEqual([]);
    const done = moveChallenge(
      challenge,
      [1, 2, 3].map((day) => saleOn(day, [fruit()])),
    ).challenge;
    expect(challengesInBasket([done], basket(saleOn(4, [fruit()])))).toEqual([]);
  });

  test('that is paid brings what was said', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 }), (baskets) => {
        const rules: ChallengeRules = {
          ...pieces,
          steps: [
            { from: 2, points: 1 },
            { from: 7, points: 20 },
          ],
        };
        let challenge = chosen(challengeCampaign(rules));
        const paid: Sale[] = [];
        for (const [index, count] of baskets.entries()) {
          const sale = saleOn(index, [fruit(count)], { receiptId: `r${index}` });
          const [said] = challengesInBasket([challenge], basket(sale));
          paid.push(sale);
          const moved = moveChallenge(challenge, paid);
          const points = moved.reached.reduce((sum, step) => sum + step.points, 0);
          expect(said?.points ?? 0).toBe(points);
          if (said) expect(said.progress).toBe(moved.challenge.progress);
          challenge = moved.challenge;
        }
      }),
    );
  });
});

test('it has no say in a basket: whatever else is live gives what it gives without it', () => {
  const { content } = challengeCampaign();
  const challenge = { ...content, id: 'challenge', group: 'g', target: {} };
  fc.assert(
    fc.property(anyCampaigns(4), anyLines(5), (campaigns, lines) => {
      const given = (evaluation: ReturnType<typeof evaluateExample>) => ({
        discountMinor: evaluation.discountMinor,
        bonusPoints: evaluation.bonusPoints,
        applied: evaluation.applied.map(({ campaign, ...offer }) => [campaign.campaignId, offer]),
        lost: evaluation.lost.map(({ campaign, reason }) => [campaign.campaignId, reason]),
        next: evaluation.next?.campaign.campaignId,
      });
      expect(given(evaluateExample(lines, [...campaigns, challenge], { shopper }))).toEqual(
        given(evaluateExample(lines, campaigns, { shopper })),
      );
    }),
  );
});

describe('the list to choose from', () => {
  const of = (
    campaigns: readonly StoredCampaign[],
    more: Partial<Parameters<typeof openChallenges>[1]> = {},
  ): string[] =>
    openChallenges(campaigns, { shopper, chosen: [], sales: [], at: noon, ...more }).map(
      ({ campaign }) => campaign.campaignId,
    );
  const milk = challengeCampaign(visits, {
    id: 'milk',
    target: { categories: ['Lait'], brandIds: [], articleIds: [], gtins: [] },
  });

  test('begins with what the member bought on the most receipts, then priority, then what ends first', () => {
    const sales = [saleOn(-1, [{ category: 'Lait', pieces: 1, minor: 90 }])];
    expect(of([challengeCampaign(), milk], { sales })).toEqual(['milk', 'fruit']);
    const first = challengeCampaign(visits, { id: 'first', priority: 5 });
    const soon = challengeCampaign(visits, { id: 'soon', to: inDays(5) });
    expect(of([challengeCampaign(), soon, first])).toEqual(['first', 'soon', 'fruit']);
  });

  test('has what is not chosen yet, and at its end what the member declined', () => {
    expect(of([challengeCampaign(), milk], { chosen: [chosen()] })).toEqual(['milk']);
    const declining = { ...shopper, declined: new Set(['fruit']) };
    expect(of([challengeCampaign(), milk], { shopper: declining })).toEqual(['milk', 'fruit']);
  });

  test('has an end', () => {
    const many = Array.from({ length: openMax + 5 }, (_, index) =>
      challengeCampaign(visits, { id: `c${index}` }),
    );
    expect(of(many)).toHaveLength(openMax);
  });
});
