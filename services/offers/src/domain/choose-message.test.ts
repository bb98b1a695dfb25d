import { shareFromName } from '@rayon/kernel';
import * as fc from 'fast-check';
import {
  type Choice,
  chanceAmong,
  chooseMessage,
  choosing,
  isWorseThanSilence,
  type Known,
  noReception,
  receptionIn,
  standingOf,
} from './choose-message';
import { compileCampaign } from './compiled-campaign';
import { type ExampleCampaign, exampleContent, noon } from './examples';
import type { DueMessage } from './live-messages';

const message = (id: string, change: Partial<ExampleCampaign> = {}): DueMessage => ({
  campaign: compileCampaign({
    campaignId: id,
    version: 1,
    content: exampleContent({ id, benefit: { kind: 'message' }, trigger: 'line-scanned', ...change }),
  }),
});
const unknown: Known = { reception: noReception, isSeen: true };
const on = (tripId: string, sequence = 2) => ({ tripId, sequence, afterSequence: 1, at: noon });
const idOf = ({ campaign }: DueMessage): string => campaign.campaignId;

test('the one message that is due is shown', () => {
  expect(chooseMessage([message('a')], () => unknown, on('trip'))).toMatchObject({
    campaignId: 'a',
    isExplored: false,
    candidates: [{ campaignId: 'a', version: 1, yes: 0.5, no: 9.5, chance: 1 }],
  });
});

test('a higher priority goes before any benefit', () => {
  const due = [message('a'), message('b', { priority: 1 })];
  const knownOf = (one: DueMessage): Known =>
    idOf(one) === 'a'
      ? { ...unknown, expected: { share: 0.9, paidMinor: 90_000, savedMinor: 0, lift: 1 } }
      : unknown;
  for (let trip = 0; trip < 50; trip += 1)
    expect(chooseMessage(due, knownOf, on(`trip-${trip}`)).campaignId).toBe('b');
});

/** How often each of two was shown over so many trips. */
const sharesOf = (due: readonly DueMessage[], knownOf: (one: DueMessage) => Known, trips = 500) => {
  const shown = new Map<string, number>();
  let chance = 0;
  for (let trip = 0; trip < trips; trip += 1) {
    const { campaignId, candidates } = chooseMessage(due, knownOf, on(`trip-${trip}`));
    if (campaignId !== undefined) shown.set(campaignId, (shown.get(campaignId) ?? 0) + 1);
    chance = candidates[0]?.chance ?? 0;
  }
  return { share: (id: string) => (shown.get(id) ?? 0) / trips, chance };
};

test('messages that are alike are shown alike (A/A)', () => {
  const { share, chance } = sharesOf([message('a'), message('b')], () => ({
    ...unknown,
    reception: { ...noReception, shown: 50, bought: 9 },
  }));
  expect(chance).toBeCloseTo(0.5, 6);
  expect(Math.abs(share('a') - 0.5)).toBeLessThan(0.08);
  expect(share('a') + share('b')).toBe(1);
});

test('what is chosen is as likely as it says, and what looks bad keeps its share of exploring', () => {
  const rates: Record<string, number> = { a: 30, b: 15 };
  const knownOf = (one: DueMessage): Known => ({
    ...unknown,
    reception: { ...noReception, shown: 150, bought: rates[idOf(one)] ?? 0 },
  });
  const { share, chance } = sharesOf([message('a'), message('b')], knownOf);
  expect(Math.abs(share('a') - chance)).toBeLessThan(0.05);
  expect(share('b')).toBeGreaterThan(choosing.explored / 2 - 0.03);
});

test('a message that is worse than silence is silent, but for a look now and then', () => {
  const worse = { shown: 400, bought: 8, unshown: 400, anyway: 60 };
  expect(isWorseThanSilence(worse)).toBe(true);
  expect(isWorseThanSilence({ ...worse, shown: 99 })).toBe(false);
  expect(isWorseThanSilence({ ...worse, anyway: 9 })).toBe(false);
  const knownOf = (): Known => ({ ...unknown, reception: worse });
  const { share, chance } = sharesOf([message('a')], knownOf);
  expect(Math.abs(share('a') - choosing.silent)).toBeLessThan(0.03);
  expect(chance).toBeCloseTo(choosing.silent, 9);
  // One that is not has the word, even with a lower priority.
  const due = [message('a', { priority: 9 }), message('b')];
  const beside = sharesOf(due, (one) => (idOf(one) === 'a' ? knownOf() : unknown));
  expect(beside.share('b')).toBeGreaterThan(0.9);
});

test('a message that is well known is left out now and then, so that it is known what silence brings', () => {
  const { share } = sharesOf([message('a')], () => ({
    ...unknown,
    reception: { ...noReception, shown: 200, bought: 20 },
  }));
  expect(Math.abs(share('a') - (1 - choosing.silent))).toBeLessThan(0.03);
  const unseen = sharesOf([message('a')], () => ({
    isSeen: false,
    reception: { ...noReception, shown: 200 },
  }));
  expect(unseen.share('a')).toBe(1);
});

const reception = fc
  .record({ shown: fc.nat(500), bought: fc.nat(500), unshown: fc.nat(500), anyway: fc.nat(500) })
  .map(({ shown, bought, unshown, anyway }) => ({
    shown,
    bought: Math.min(shown, bought),
    unshown,
    anyway: Math.min(unshown, anyway),
  }));
const contender = fc.record({
  priority: fc.nat(2),
  isSeen: fc.boolean(),
  reception,
  expected: fc.option(
    fc.record({
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      paidMinor: fc.nat(5_000),
      savedMinor: fc.nat(500),
      lift: fc.constant(1),
    }),
    { nil: undefined },
  ),
});

test('whatever is due, a choice is one of it, can be worked out again in any order, and its chances add up to one at most', () => {
  fc.assert(
    fc.property(fc.array(contender, { minLength: 1, maxLength: 10 }), fc.uuid(), (all, tripId) => {
      const due = all.map(({ priority }, at) => message(`m${at}`, { priority }));
      const knownOf = (one: DueMessage): Known => all[Number(idOf(one).slice(1))] ?? unknown;
      const choice = chooseMessage(due, knownOf, on(tripId));
      expect(chooseMessage([...due].reverse(), knownOf, on(tripId))).toEqual(choice);

      const sum = choice.candidates.reduce((added, { chance }) => added + chance, 0);
      expect(sum).toBeLessThanOrEqual(1.0001);
      const isGood = (one: DueMessage) => !isWorseThanSilence(knownOf(one).reception);
      const highest = Math.max(-1, ...due.filter(isGood).map(({ campaign }) => campaign.priority));
      const chosen = due.find((one) => idOf(one) === choice.campaignId);
      if (chosen) {
        expect(choice.candidates.find((one) => one.campaignId === choice.campaignId)?.chance).toBeGreaterThan(
          0,
        );
        if (isGood(chosen)) expect(chosen.campaign.priority).toBe(highest);
      }
      // Nothing is explored above what is promised, and whoever competes usually keeps a share of it.
      for (const { campaignId, chance } of choice.candidates) {
        const one = due.find((candidate) => idOf(candidate) === campaignId);
        if (one && isGood(one) && one.campaign.priority === highest)
          expect(chance).toBeGreaterThan(
            (choosing.explored / choosing.candidatesMax) * (1 - choosing.silent) ** 2 * 0.999,
          );
      }
    }),
    { numRuns: 40 },
  );
});

/** Trips on which two or more messages are due, with a known rate each: what choosing lost against always showing the best. */
const regretOf = (
  rates: readonly number[],
  choose: (
    due: readonly DueMessage[],
    knownOf: (one: DueMessage) => Known,
    tripId: string,
  ) => string | undefined,
  trips = 300,
): number => {
  const due = rates.map((_, at) => message(`m${at}`));
  const receptions = rates.map(() => ({ shown: 0, bought: 0, unshown: 0, anyway: 0 }));
  const at = (one: DueMessage) => Number(idOf(one).slice(1));
  const knownOf = (one: DueMessage): Known => ({
    ...unknown,
    reception: { ...noReception, ...receptions[at(one)], unshown: 0, anyway: 0 },
  });
  let regret = 0;
  for (let trip = 0; trip < trips; trip += 1) {
    const chosen = choose(due, knownOf, `trip-${trip}`);
    const taken = chosen === undefined ? undefined : receptions[Number(chosen.slice(1))];
    const rate = chosen === undefined ? 0 : (rates[Number(chosen.slice(1))] ?? 0);
    regret += Math.max(...rates) - rate;
    if (!taken) continue;
    taken.shown += 1;
    if (shareFromName(`outcome/${trip}`) < rate) taken.bought += 1;
  }
  return regret / trips;
};

test('choosing loses less than showing by rank or at random, whichever is the best', () => {
  const rates = [0.05, 0.12, 0.3];
  for (const shown of [rates, [...rates].reverse(), [0.05, 0.3, 0.12]]) {
    const chosen = regretOf(
      shown,
      (due, knownOf, tripId) => chooseMessage(due, knownOf, on(tripId)).campaignId,
    );
    const atRandom = regretOf(shown, (due, _, tripId) => {
      const one = due[Math.floor(shareFromName(tripId) * due.length)];
      return one && idOf(one);
    });
    expect(chosen).toBeLessThan(atRandom / 2);
    if (shown[0] !== 0.3) expect(chosen).toBeLessThan(regretOf(shown, (due) => due[0] && idOf(due[0])) / 2);
  }
});

test('a choice can be worked out again from what is kept of it', () => {
  const due = ['a', 'b', 'c'].map((id) => message(id));
  for (let trip = 0; trip < 50; trip += 1) {
    const choice: Choice = chooseMessage(due, () => unknown, on(`trip-${trip}`));
    const best = [...choice.candidates].sort((left, right) => right.drawn - left.drawn)[0];
    if (!choice.isExplored) expect(choice.campaignId).toBe(best?.campaignId);
  }
});

test('how a message stands, and how likely it is shown among others, is what choosing does', () => {
  const bad = { shown: 400, bought: 8, unshown: 400, anyway: 60 };
  const good = { shown: 150, bought: 40, unshown: 0, anyway: 0 };
  const known = (reception: typeof bad): Known => ({ ...unknown, reception });
  expect(standingOf(unknown)).toBe('learning');
  expect(standingOf(known(bad))).toBe('silent');
  expect(standingOf(known({ ...bad, anyway: 9 }))).toBe('compared');
  expect(standingOf({ ...known(bad), isSeen: false })).toBe('unseen');
  expect(chanceAmong(known(bad), [])).toBe(choosing.silent);

  const due = [message('a'), message('b')];
  const knownOf = (one: DueMessage) => (idOf(one) === 'a' ? known(good) : unknown);
  const [first] = chooseMessage(due, knownOf, on('trip')).candidates;
  const bads = chooseMessage(due, (one) => (idOf(one) === 'a' ? known(bad) : unknown), on('trip')).candidates;
  expect(chanceAmong(known(bad), [unknown])).toBeCloseTo(
    bads.find(({ campaignId }) => campaignId === 'a')?.chance ?? Number.NaN,
    4,
  );
  expect(chanceAmong(known(good), [unknown])).toBeCloseTo(first?.chance ?? Number.NaN, 4);
});

test('a store is judged by itself once it has seen enough, before that by all', () => {
  const few = { ...noReception, shown: 10, bought: 5 };
  const many = { ...noReception, shown: 300, bought: 30 };
  const stores = new Map([
    ['few', few],
    ['many', many],
  ]);
  expect(receptionIn(stores, 'many')).toEqual(many);
  expect(receptionIn(stores, 'few')).toEqual({ ...noReception, shown: 310, bought: 35 });
  expect(receptionIn(new Map(), 'few')).toEqual(noReception);
});
