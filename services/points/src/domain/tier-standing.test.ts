import { dayAfter } from '@rayon/kernel';
import fc from 'fast-check';
import type { Tier, TierRules, TierVersion } from './tier-programme';
import { oldestThatCounts, type Qualifying, standingOn, type Tiers } from './tier-standing';

const tier = (tierId: string, threshold: number): Tier => ({
  tierId,
  name: { fr: tierId, en: tierId },
  threshold,
  benefits: { fr: '', en: '' },
});
const silver = tier('silver', 100);
const gold = tier('gold', 300);
const rules: TierRules = {
  measure: 'points',
  window: { kind: 'rolling', months: 12 },
  graceDays: 30,
  tiers: [silver, gold],
};
const version = (over: Partial<TierVersion> = {}): TierVersion => ({
  ...rules,
  version: 1,
  setAt: new Date('2026-01-01T12:00:00Z'),
  setBy: 'staff:a',
  ...over,
});
const tiersOf = (...versions: TierVersion[]): Tiers => ({ versions, timeZone: 'UTC' });
const bought = (day: string, points: number, over: Partial<Qualifying> = {}): Qualifying => ({
  receiptId: `${day}/${points}`,
  day,
  points,
  spendMinor: points * 100,
  currency: 'EUR',
  ...over,
});

test('a threshold is reached by exactly as much, at once', () => {
  const short = standingOn('2026-03-01', [bought('2026-03-01', 99)], tiersOf(version()));
  expect(short).toEqual({ counted: 99, next: silver, missing: 1, missingToKeep: 0 });
  const reached = standingOn(
    '2026-03-01',
    [bought('2026-02-01', 99), bought('2026-03-01', 1)],
    tiersOf(version()),
  );
  // What was bought on 1 February counts until 31 January; the grace ends thirty days after it.
  expect(reached).toEqual({
    counted: 100,
    tier: silver,
    keptUntil: '2027-03-02',
    next: gold,
    missing: 200,
    missingToKeep: 0,
  });
});

test('a tier is kept through its grace to the last day, and then falls to what is reached', () => {
  const history = [bought('2026-02-01', 250), bought('2026-12-01', 120)];
  const on = (day: string) => standingOn(day, history, tiersOf(version()));
  expect(on('2027-01-31')).toMatchObject({ tier: gold, counted: 370, missingToKeep: 0 });
  expect(on('2027-02-01')).toMatchObject({
    tier: gold,
    counted: 120,
    keptUntil: '2027-03-02',
    missingToKeep: 180,
  });
  expect(on('2027-03-02').tier).toBe(gold);
  expect(on('2027-03-03')).toMatchObject({ tier: silver, keptUntil: '2027-12-30', missing: 180 });
});

test('the calendar year begins again with the first of January', () => {
  const yearly = tiersOf(version({ window: { kind: 'calendar' }, graceDays: 365 }));
  const history = [bought('2026-06-01', 300)];
  expect(standingOn('2026-12-31', history, yearly)).toMatchObject({ tier: gold, counted: 300 });
  expect(standingOn('2027-01-01', history, yearly)).toMatchObject({
    tier: gold,
    counted: 0,
    keptUntil: '2027-12-31',
    missingToKeep: 300,
  });
  expect(standingOn('2028-01-01', history, yearly).tier).toBeUndefined();
});

test('money counts in the currency the tiers are in, and days count once', () => {
  const history = [
    bought('2026-02-01', 1, { spendMinor: 9_000 }),
    bought('2026-02-01', 1, { receiptId: 'b', spendMinor: 12_500, currency: 'TND' }),
    bought('2026-02-02', 1, { spendMinor: 1_000 }),
  ];
  const counted = (over: Partial<TierVersion>) =>
    standingOn('2026-03-01', history, tiersOf(version(over))).counted;
  expect(counted({ measure: 'spend', currency: 'EUR' })).toBe(10_000);
  expect(counted({ measure: 'spend', currency: 'TND' })).toBe(12_500);
  expect(counted({ measure: 'visits' })).toBe(2);
});

test('who had enough by earlier rules keeps the tier for the grace, and one that is gone is nobody’s', () => {
  const history = [bought('2026-02-01', 120)];
  const raised = version({
    version: 2,
    setAt: new Date('2026-03-01T12:00:00Z'),
    tiers: [{ ...silver, threshold: 200 }, gold],
  });
  const on = (day: string, ...versions: TierVersion[]) => standingOn(day, history, tiersOf(...versions));
  expect(on('2026-03-01', version(), raised)).toMatchObject({
    tier: { tierId: 'silver', threshold: 200 },
    keptUntil: '2026-03-30',
    missingToKeep: 80,
  });
  expect(on('2026-03-31', version(), raised).tier).toBeUndefined();
  expect(on('2026-03-01', version(), { ...raised, tiers: [gold] }).tier).toBeUndefined();
  expect(on('2026-03-01', version(), { ...raised, tiers: [] })).toEqual({ counted: 120, missingToKeep: 0 });
});

test('nothing set, nothing held', () => {
  expect(standingOn('2026-03-01', [bought('2026-02-01', 900)], tiersOf())).toEqual({
    counted: 0,
    missingToKeep: 0,
  });
});

const someDay = fc.integer({ min: 0, max: 800 }).map((days) => dayAfter('2025-06-15', days));
const someHistory = fc
  .array(fc.tuple(someDay, fc.integer({ min: 0, max: 200 })), { maxLength: 12 })
  .map((all) => all.map(([day, points], at) => bought(day, points, { receiptId: String(at) })));
const someRules = fc.record({
  measure: fc.constantFrom('points' as const, 'visits' as const),
  window: fc.oneof(
    fc.integer({ min: 1, max: 13 }).map((months) => ({ kind: 'rolling' as const, months })),
    fc.constant({ kind: 'calendar' as const }),
  ),
  graceDays: fc.integer({ min: 0, max: 60 }),
  tiers: fc
    .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 3 })
    .map((thresholds) => thresholds.sort((a, b) => a - b).map((at, index) => tier(`t${index}`, at))),
});
const someTiers = fc
  .tuple(someRules, fc.option(fc.tuple(someRules, someDay)))
  .map(([first, second]) =>
    tiersOf(
      version({ ...first, setAt: new Date('2025-01-01T00:00:00Z') }),
      ...(second ? [version({ ...second[0], version: 2, setAt: new Date(`${second[1]}T10:00:00Z`) })] : []),
    ),
  );

/** What had been set by a day. */
const setBy = (today: string, tiers: Tiers): Tiers => ({
  ...tiers,
  versions: tiers.versions.filter(({ setAt }) => setAt.toISOString().slice(0, 10) <= today),
});

/** As a person with a calendar would find it: day by day, each of the days of the grace. */
const byCalendar = (today: string, history: readonly Qualifying[], { versions }: Tiers) => {
  const newest = versions.at(-1) as TierVersion;
  const enoughOn = (day: string): readonly string[] => {
    const held = versions.findLast(({ setAt }) => setAt.toISOString().slice(0, 10) <= day) ?? versions[0];
    const { measure, window, tiers } = held as TierVersion;
    const counts = history.filter((one) => {
      if (one.day > day) return false;
      if (window.kind === 'calendar') return one.day.slice(0, 4) === day.slice(0, 4);
      const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
      const lastOfMonth = new Date(Date.UTC(year, month - window.months, 0)).getUTCDate();
      const left = new Date(Date.UTC(year, month - 1 - window.months, Math.min(date, lastOfMonth)));
      return one.day > left.toISOString().slice(0, 10);
    });
    const sum =
      measure === 'visits'
        ? new Set(counts.map((one) => one.day)).size
        : counts.reduce((total, { points }) => total + points, 0);
    return tiers.filter(({ threshold }) => threshold <= sum).map(({ tierId }) => tierId);
  };
  const held = new Set<string>();
  for (let back = 0; back <= newest.graceDays; back += 1)
    for (const tierId of enoughOn(dayAfter(today, -back))) held.add(tierId);
  return newest.tiers.filter(({ tierId }) => held.has(tierId)).at(-1)?.tierId;
};

test('the tier of any day is what a calendar says, in whatever order purchases came to be known', () => {
  fc.assert(
    fc.property(someDay, someHistory, someTiers, (today, history, all) => {
      const tiers = setBy(today, all);
      const standing = standingOn(today, history, tiers);
      expect(standing.tier?.tierId).toBe(byCalendar(today, history, tiers));
      expect(standingOn(today, [...history].reverse(), tiers)).toEqual(standing);
    }),
  );
});

test('it is kept until the day that is said if nothing more is bought, and not a day longer', () => {
  fc.assert(
    fc.property(someDay, someHistory, someTiers, (today, history, tiers) => {
      const past = history.filter(({ day }) => day <= today);
      const settled = setBy(today, tiers);
      const { tier: held, keptUntil } = standingOn(today, past, settled);
      if (!held || keptUntil === undefined) return;
      expect(byCalendar(keptUntil, past, settled)).toBe(held.tierId);
      expect(byCalendar(dayAfter(keptUntil, 1), past, settled)).not.toBe(held.tierId);
    }),
  );
});

test('what is brought back leaves no trace, and more never means a lower tier', () => {
  const rank = ({ versions }: Tiers, one: ReturnType<typeof standingOn>) =>
    (versions.at(-1) as TierVersion).tiers.findIndex(({ tierId }) => tierId === one.tier?.tierId);
  fc.assert(
    fc.property(someDay, someHistory, someTiers, fc.nat({ max: 11 }), (today, history, tiers, index) => {
      const all = standingOn(today, history, tiers);
      const less = standingOn(today, history.toSpliced(index, 1), tiers);
      expect(rank(tiers, less)).toBeLessThanOrEqual(rank(tiers, all));
    }),
  );
});

test('what is older than the day that is named changes nothing, today or later', () => {
  fc.assert(
    fc.property(someDay, someHistory, someTiers, fc.nat({ max: 400 }), (today, history, tiers, later) => {
      const oldest = oldestThatCounts(today, tiers);
      const kept = history.filter(({ day }) => day >= oldest);
      for (const day of [today, dayAfter(today, later)])
        expect(standingOn(day, kept, tiers)).toEqual(standingOn(day, history, tiers));
    }),
  );
});
