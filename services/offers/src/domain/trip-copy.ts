import type { Translated } from '@rayon/kernel';
import type { BasketLine } from './basket';
import type { CampaignContent, Condition } from './campaign-content';
import type { Choice } from './choose-message';
import { areMet, compileCondition } from './conditions';
import type { GoneOffer } from './gone-offers';
import type { Holding } from './held-offers';
import type { OwnTerms, Past } from './past';
import type { Shopper } from './shopper';

/** A message that was issued on a trip. */
export type IssuedMessage = Readonly<{
  sequence: number;
  messageId: string;
  campaignId: string;
  campaignVersion: number;
  title: Translated;
  body: Translated;
  /** Absent: the texts stand alone. */
  picture?: CampaignContent['picture'];
  issuedAt: Date;
  /** The line that made it appear; the message goes when the line goes. */
  lineId?: string;
  /** Position of the last line before it, where it goes with none. */
  afterSequence?: number;
  /** What has to be in the basket; the message goes when that is no longer so. */
  conditions?: readonly Condition[];
  /** Whether it is said when the trip ends. */
  isAtEnd?: true;
  /** What it draws attention to; the message goes when some of it was scanned. */
  about?: Readonly<{ brandId?: string; category?: string }>;
  /** It is for whoever shops without a card; the message goes when one is shown. */
  untilCard?: true;
  /** The brand that pays for its place; absent where nobody does. */
  sponsorId?: string;
  /** When the device told that it showed it; absent before. */
  shownAt?: Date;
}>;

/** A content that a campaign has or had. */
export type CampaignVersion = Readonly<{ campaignId: string; version: number; brandId?: string }>;

/** What the basket of a trip is decided by, however often it is ended again. */
export type FirstEnd = Readonly<{
  at: Date;
  /** The campaigns that were live then and may have a say on the basket, whoever turns out to shop. */
  campaigns: readonly CampaignVersion[];
  /** Who the member was when the card was first known on an ended basket; absent without a card. */
  shopper?: ShopperThen;
}>;

/** What was known of a member, as far as the campaigns of the first end ask. */
type ShopperThen = Readonly<{
  memberId: string;
  personalised: boolean;
  boughtCategories: readonly string[];
  /** What of their past that campaigns ask for did hold; absent where none asked. */
  pastHeld?: readonly string[];
  /** Which of the days that campaigns ask for it was for them; absent where none was. */
  daysHeld?: readonly string[];
  /** Whether they worked for the retailer and a campaign asked for that; absent where not. */
  employed?: true | undefined;
  /** Campaigns that had to be activated and were; absent where none was. */
  activated?: readonly string[];
  /** What campaigns asked of them by what they usually buy; absent where none did. */
  ownTerms?: readonly OwnTermsThen[];
  /** Which of its articles each campaign was about for them; absent where that was nobody's own. */
  ownChoices?: readonly OwnChoiceThen[];
}>;

type OwnTermsThen = OwnTerms & Readonly<{ campaignId: string }>;
type OwnChoiceThen = Readonly<{ campaignId: string; key: string }>;

/** The member as the first end knew them; undefined when it knew another one, or none. */
export const shopperAtFirstEnd = (
  firstEnd: FirstEnd | undefined,
  memberId: string | undefined,
): Shopper | undefined => {
  const then = firstEnd?.shopper;
  if (firstEnd === undefined || then === undefined || then.memberId !== memberId) return undefined;
  const { pastHeld, daysHeld, employed, ownTerms, ownChoices, activated = [], ...known } = then;
  return {
    kind: 'member',
    ...known,
    boughtCategories: new Set(then.boughtCategories),
    activated: new Set(activated),
    ...(daysHeld ? { days: { kind: 'decided', held: new Set(daysHeld) } } : {}),
    ...(employed ? { employment: { since: firstEnd.at, before: [] } } : {}),
    ...(pastHeld || ownTerms || ownChoices ? { past: pastThen({ pastHeld, ownTerms, ownChoices }) } : {}),
  };
};

const pastThen = ({
  pastHeld = [],
  ownTerms = [],
  ownChoices = [],
}: Pick<ShopperThen, 'pastHeld' | 'ownTerms' | 'ownChoices'>): Past => ({
  kind: 'decided',
  held: new Set(pastHeld),
  terms: new Map(ownTerms.map(({ campaignId, ...terms }) => [campaignId, terms])),
  choices: new Map(ownChoices.map(({ campaignId, key }) => [campaignId, key])),
});

/** The first end, knowing the shopper from now on: of what they bought and of their past what is asked about. */
export const knowingShopper = (
  firstEnd: FirstEnd,
  shopper: Shopper,
  asked: Readonly<{
    categories: ReadonlySet<string>;
    pastHeld: readonly string[];
    daysHeld: readonly string[];
    employed: boolean;
    ownTerms: readonly OwnTermsThen[];
    ownChoices: readonly OwnChoiceThen[];
    activated: readonly string[];
  }>,
): FirstEnd => {
  if (shopper.kind === 'anonymous') return firstEnd;
  const { memberId, personalised, boughtCategories } = shopper;
  return {
    ...firstEnd,
    shopper: {
      memberId,
      personalised,
      boughtCategories: [...boughtCategories].filter((category) => asked.categories.has(category)),
      ...(asked.pastHeld.length > 0 ? { pastHeld: asked.pastHeld } : {}),
      ...(asked.daysHeld.length > 0 ? { daysHeld: asked.daysHeld } : {}),
      ...(asked.employed ? { employed: true } : {}),
      ...(asked.ownTerms.length > 0 ? { ownTerms: asked.ownTerms } : {}),
      ...(asked.ownChoices.length > 0 ? { ownChoices: asked.ownChoices } : {}),
      ...(asked.activated.length > 0 ? { activated: asked.activated } : {}),
    },
  };
};

/** What this service knows of a trip. */
export type TripCopy = Readonly<{
  tripId: string;
  storeId?: string;
  currency?: string;
  deviceId?: string;
  memberId?: string;
  status: 'open' | 'ended' | 'closed' | 'cancelled';
  /** Absent where an earlier version of this service heard of the opening. */
  openedAt?: Date;
  /** When it was closed or cancelled. */
  overAt?: Date;
  /** Version of the basket that was adjudicated last; 0 before. */
  basketVersion: number;
  /** Absent before the basket was decided, and where an earlier version decided it. */
  firstEnd?: FirstEnd;
  /** What was shown while it is open and is reserved for it; absent when that is nothing. */
  holding?: Holding;
  /** What was shown and is no longer given; absent where nothing is. */
  gone?: readonly GoneOffer[];
  /** Position of the last event of the trip that changed the copy; one that is not above it was followed before. */
  heardSequence: number;
  messages: readonly IssuedMessage[];
  /** Which message was chosen when, by what; absent where none was due. */
  choices?: readonly Choice[];
  /** What came of its messages is still to be added up. */
  unjudged?: true;
  voidedLineIds: readonly string[];
}>;

/** A trip nothing is known of yet. */
export const unknownTrip = (tripId: string): TripCopy => ({
  tripId,
  status: 'open',
  basketVersion: 0,
  heardSequence: -1,
  messages: [],
  voidedLineIds: [],
});

/** Who, where and in what state, as an event of the trip says it; what it does not say stays. */
export type TripFacts = Readonly<{
  storeId?: string;
  currency?: string;
  deviceId?: string;
  memberId?: string;
  status?: TripCopy['status'];
  openedAt?: Date;
  overAt?: Date;
}>;

/** Whether nothing can be bought on the trip any more; a trip that is over stays over. */
export const isOver = ({ status }: Pick<TripCopy, 'status'>): boolean =>
  status === 'closed' || status === 'cancelled';

/** Whether it is still shopped on: what it holds is then held in its copy. */
export const isShopping = ({ status, basketVersion }: TripCopy): boolean =>
  status === 'open' && basketVersion === 0;

/** The copy without what it holds: whoever writes it gives that back, or passes it on, in the same transaction. */
export const withoutHolding = ({ holding: _, ...trip }: TripCopy): TripCopy => trip;

/** The copy that tells what is gone. */
export const withGone = ({ gone: _, ...trip }: TripCopy, gone: readonly GoneOffer[]): TripCopy =>
  gone.length === 0 ? trip : { ...trip, gone };

/** The state an event of the trip puts it into for good; nothing for states that are not the copy's to follow. */
export const finalStatus = (status: string, at: string): Pick<TripFacts, 'status' | 'overAt'> =>
  status === 'closed' || status === 'cancelled' ? { status, overAt: new Date(at) } : {};

const members = ['storeId', 'currency', 'deviceId', 'memberId', 'status'] as const;

/** The copy after an event at that position; an older one changes nothing. The same object when nothing changed. */
export const withFacts = (trip: TripCopy, facts: TripFacts, sequence: number): TripCopy => {
  if (sequence <= trip.heardSequence) return trip;
  const said = Object.entries(facts).filter(([, value]) => value !== undefined);
  const next: TripCopy = { ...trip, ...Object.fromEntries(said) };
  const { status, overAt } = trip;
  const after = isOver(trip) ? { ...next, status, ...(overAt ? { overAt } : {}) } : next;
  return members.every((member) => after[member] === trip[member])
    ? trip
    : { ...after, heardSequence: sequence };
};

/** The copy after lines left the basket. The same object when they had left before. */
export const withVoided = (trip: TripCopy, lineIds: readonly string[]): TripCopy => {
  const gone = lineIds.filter((lineId) => !trip.voidedLineIds.includes(lineId));
  return gone.length === 0 ? trip : { ...trip, voidedLineIds: [...trip.voidedLineIds, ...gone] };
};

/** Those of the lines that made a message appear: it goes with them. */
export const linesWithMessages = ({ messages }: TripCopy, lineIds: readonly string[]): string[] => {
  const lines = new Set(messages.map(({ lineId }) => lineId));
  return lineIds.filter((lineId) => lines.has(lineId));
};

/** A copy that was read, with what is known beyond it: the events that brought that may still be on their way to the store. */
export const withKnown = (read: TripCopy, known: TripCopy): TripCopy => {
  const facts = Object.fromEntries(members.map((member) => [member, known[member]]));
  const followed = withFacts(
    read,
    { ...facts, ...(isOver(known) ? { status: known.status, overAt: known.overAt } : { status: undefined }) },
    known.heardSequence,
  );
  return withVoided(followed, known.voidedLineIds);
};

/**
 * Messages after a position that still have something to say: their line and what they ask for is in the basket, what they are
 * about is not, the member has not declined their campaign, and there is no member where they are for whoever has no card.
 */
export const messagesAfter = (
  { memberId, messages, voidedLineIds }: TripCopy,
  position: number,
  { basket, declined }: Readonly<{ basket: readonly BasketLine[]; declined: ReadonlySet<string> }>,
): readonly IssuedMessage[] => {
  // The event that says so may still be on its way, the basket knows already.
  const isGone = (lineId: string) =>
    voidedLineIds.includes(lineId) || !basket.some((line) => line.lineId === lineId);
  return messages.filter(
    (message) =>
      message.sequence > position &&
      !declined.has(message.campaignId) &&
      !(message.untilCard && memberId !== undefined) &&
      (message.lineId === undefined || !isGone(message.lineId)) &&
      areMet(
        (message.conditions ?? []).map((condition) => compileCondition(condition, undefined)),
        basket,
      ) &&
      !isFollowed(message, basket),
  );
};

/** Whether a line that came after the message's own is what the message is about. */
const isFollowed = (
  { lineId, afterSequence, about }: IssuedMessage,
  basket: readonly BasketLine[],
): boolean => {
  if (!about) return false;
  const from = basket.find((line) => line.lineId === lineId)?.sequence ?? afterSequence ?? 0;
  return basket.some(
    ({ sequence, brandId, category }) =>
      sequence > from &&
      ((about.brandId !== undefined && brandId === about.brandId) || category === about.category),
  );
};
