import { shareFromName } from '@rayon/kernel';
import { type Belief, chancesOf, drawOf, twoProportions } from '@rayon/statistics';
import { type Expected, shareOfUnknown } from './basket-figures';
import { byRank } from './compiled-campaign';
import type { DueMessage } from './live-messages';

/** What came of a message so far: on trips on which a device showed it, and on those on which it was due and not shown. */
export type Reception = Readonly<{ shown: number; bought: number; unshown: number; anyway: number }>;

export const noReception: Reception = { shown: 0, bought: 0, unshown: 0, anyway: 0 };

/** Receptions together. */
export const addReceptions = (one: Reception, other: Reception): Reception => ({
  shown: one.shown + other.shown,
  bought: one.bought + other.bought,
  unshown: one.unshown + other.unshown,
  anyway: one.anyway + other.anyway,
});

/** By what a message is judged in a store: by that store alone once it was shown there often enough, else by all. */
export const receptionIn = (byStore: ReadonlyMap<string, Reception>, storeId: string): Reception => {
  const own = byStore.get(storeId);
  if (own && own.shown >= choosing.shownBeforeOwn) return own;
  return [...byStore.values()].reduce(addReceptions, noReception);
};

/** What is known of a message that is due. */
export type Known = Readonly<{
  reception: Reception;
  /** Of what it is about, in this store, beside what was scanned; absent: nothing is known. */
  expected?: Expected | undefined;
  /** Whether what came of it can be seen in a basket. */
  isSeen: boolean;
}>;

/** A message as it competed: what was believed of it, and how likely it was to be the one. */
type Candidate = Readonly<Belief & { campaignId: string; version: number; drawn: number; chance: number }>;

/** What was chosen on an occasion, and everything it was chosen by. */
export type Choice = Readonly<{
  /** Position of the event on the trip that called for it. */
  sequence: number;
  at: Date;
  /** What came into the basket after this line may have followed. */
  afterSequence: number;
  /** Nothing: it was better, or has to be known, what silence brings. */
  campaignId?: string;
  /** Chosen at random, so that every message has its share. */
  isExplored: boolean;
  candidates: readonly Candidate[];
}>;

/** Where and when a message is chosen. */
export type Occurred = Readonly<{ tripId: string; sequence: number; afterSequence: number; at: Date }>;

/** The weights and guard rails of a choice. */
export const choosing = {
  /** What taken-off money counts for the shopper, and paid money for the store: margins are not known, a quarter is supposed. */
  worthOfSaved: 1,
  worthOfPaid: 0.25,
  /** How many trips it is worth what is expected of a message before any came of it. */
  trustBefore: 10,
  /** Of all occasions, how often each message has the same chance. */
  explored: 0.1,
  /** Where a message was shown so often in one store, other stores say nothing about it. */
  shownBeforeOwn: 200,
  /** Messages that compete at once. */
  candidatesMax: 8,
  /** A message that was shown so often is left out now and then, so that it is known what silence brings. */
  shownBeforeSilence: 200,
  silent: 0.05,
  /** Trips there have to be on either side, and how often chance alone may say so, before silence is better. */
  seenBeforeWorse: 100,
  worseAlpha: 0.01,
} as const;

/** What is believed of how often a message is followed, from before and from what came of it. */
const beliefOf = ({ reception, expected, isSeen }: Known): Belief => {
  const share = Math.min(0.9, Math.max(0.005, expected?.share ?? shareOfUnknown));
  const { shown, bought } = isSeen ? reception : noReception;
  const worth = expected
    ? choosing.worthOfSaved * expected.savedMinor + choosing.worthOfPaid * expected.paidMinor
    : 1;
  return {
    yes: share * choosing.trustBefore + bought,
    no: (1 - share) * choosing.trustBefore + shown - bought,
    worth: Math.max(worth, 0.01),
  };
};

/** Whether it is as good as sure that what a message is about is bought less often where it is shown. */
export const isWorseThanSilence = ({ shown, bought, unshown, anyway }: Reception): boolean => {
  if (shown < choosing.seenBeforeWorse || unshown < choosing.seenBeforeWorse) return false;
  const difference = twoProportions(
    { treated: { successes: bought, trials: shown }, control: { successes: anyway, trials: unshown } },
    { alpha: choosing.worseAlpha },
  );
  return difference !== 'too-few' && difference.high < 0;
};

/** How a message stands against others and against silence. */
export const standingOf = ({ reception, isSeen }: Known): 'learning' | 'compared' | 'silent' | 'unseen' => {
  if (!isSeen) return 'unseen';
  if (isWorseThanSilence(reception)) return 'silent';
  const { shown, unshown } = reception;
  return Math.min(shown, unshown) < choosing.seenBeforeWorse ? 'learning' : 'compared';
};

/** How likely the first of these messages is shown when all of them are due and none has a higher priority. */
export const chanceAmong = (own: Known, others: readonly Known[]): number => {
  const first = rivalOf(own);
  const all = [first, ...others.map(rivalOf)];
  const few = (some: readonly Rival[]) => some.slice(0, choosing.candidatesMax);
  const usual = few(all.filter(({ isWorse }) => !isWorse));
  return chancesOver(usual, usual.length < all.length ? few(all) : usual)(first);
};

/**
 * Which of the messages that are due is shown: of those with the highest priority the one that draws the highest benefit from
 * what is believed of it (Thompson sampling), each with a share of exploring, none that is worse than silence. Draws belong to
 * the trip, the event and the campaign: whoever works it out by the same facts has the same answer. `due` is not empty.
 */
export const chooseMessage = (
  due: readonly DueMessage[],
  knownOf: (due: DueMessage) => Known,
  { tripId, ...occurred }: Occurred,
): Choice => {
  const luck = (what: string): number => shareFromName(`${tripId}/${occurred.sequence}/${what}`);
  const all = due
    .map((one): Contender => ({ campaign: one.campaign, ...rivalOf(knownOf(one)) }))
    .sort((left, right) => byRank(left.campaign, right.campaign));
  const usual = bandOf(
    all.filter(({ isWorse }) => !isWorse),
    luck,
  );
  const retested = all.some(({ isWorse }) => isWorse) ? bandOf(all, luck) : usual;
  const entering = retested !== usual && luck('retest') < choosing.silent ? retested : usual;

  const contenders = [...new Set([...usual, ...retested])];
  const drawn = new Map(contenders.map((one) => [one, drawOf(one.belief, luck(one.campaign.campaignId))]));
  const explores = entering.length > 1 ? choosing.explored : 0;
  const dice = luck('explore');
  const isExplored = dice < explores;
  const taken = isExplored
    ? entering[Math.floor((dice / explores) * entering.length)]
    : highest(entering, (one) => drawn.get(one) ?? 0);
  const isHeldBack = taken !== undefined && isLeftOut(taken) && luck('silence') < choosing.silent;
  const chosen = isHeldBack ? undefined : taken;

  const chances = chancesOver(usual, retested);
  return {
    ...occurred,
    ...(chosen ? { campaignId: chosen.campaign.campaignId } : {}),
    isExplored: isExplored && chosen !== undefined,
    candidates: contenders.map((one) => ({
      campaignId: one.campaign.campaignId,
      version: one.campaign.version,
      yes: short(one.belief.yes),
      no: short(one.belief.no),
      worth: short(one.belief.worth),
      drawn: short(drawn.get(one) ?? 0),
      chance: short(chances(one)),
    })),
  };
};

/** A message as it stands against others. */
type Rival = Readonly<{ belief: Belief; known: Known; isWorse: boolean }>;
type Contender = Rival & Readonly<{ campaign: DueMessage['campaign'] }>;

const rivalOf = (known: Known): Rival => ({
  belief: beliefOf(known),
  known,
  isWorse: isWorseThanSilence(known.reception),
});

/** Those of the highest priority; of too many some, by lot. */
const bandOf = (ranked: readonly Contender[], luck: (what: string) => number): readonly Contender[] => {
  const band = ranked.filter(({ campaign }) => campaign.priority === ranked[0]?.campaign.priority);
  if (band.length <= choosing.candidatesMax) return band;
  return band
    .map((one) => ({ one, place: luck(`place/${one.campaign.campaignId}`) }))
    .sort((left, right) => left.place - right.place)
    .slice(0, choosing.candidatesMax)
    .map(({ one }) => one);
};

/** The first of those that drew the most. */
const highest = (
  contenders: readonly Contender[],
  drawnBy: (one: Contender) => number,
): Contender | undefined =>
  contenders.reduce<Contender | undefined>(
    (best, one) => (best === undefined || drawnBy(one) > drawnBy(best) ? one : best),
    undefined,
  );

/** Whether a message is known well enough to ask what silence brings; of one that is worse that is known. */
const isLeftOut = ({ known, isWorse }: Rival): boolean =>
  !isWorse && known.isSeen && known.reception.shown >= choosing.shownBeforeSilence;

/** How likely each is shown, over everything that is left to luck once it competes. */
const chancesOver = (usual: readonly Rival[], retested: readonly Rival[]): ((one: Rival) => number) => {
  const among = (entering: readonly Rival[]): ReadonlyMap<Rival, number> => {
    const explores = entering.length > 1 ? choosing.explored : 0;
    const best = chancesOf(entering.map(({ belief }) => belief));
    return new Map(
      entering.map((one, at) => [one, explores / entering.length + (1 - explores) * (best[at] ?? 0)]),
    );
  };
  const usually = among(usual);
  const again = retested === usual ? usually : among(retested);
  return (one) => {
    const enters = (1 - choosing.silent) * (usually.get(one) ?? 0) + choosing.silent * (again.get(one) ?? 0);
    return enters * (isLeftOut(one) ? 1 - choosing.silent : 1);
  };
};

/** Enough digits to work it out again, and short to keep. */
const short = (value: number): number => Number(value.toPrecision(6));
