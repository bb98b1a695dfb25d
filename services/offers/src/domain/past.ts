import { type IsIn, isInTarget, type Target } from './target';
import { dayMilliseconds } from './utc-day';

/** What is counted of past purchases: receipts with some of it, pieces, or what they cost before offers, in minor units. */
export const pastCounts = ['receipts', 'pieces', 'amount'] as const;

/** What somebody's purchases of the last days have to come to. */
export type PastCondition = Readonly<{
  /** Of what; empty: of anything. */
  target: Target;
  withinDays: number;
  count: (typeof pastCounts)[number];
  atLeast?: number;
  /** Nothing: never. */
  atMost?: number;
}>;

/** What a campaign asks of the past of whoever it is for. */
export type PastAsked = Readonly<{
  past?: readonly PastCondition[];
  /** Members since so many days at most. */
  joinedWithinDays?: number;
}>;

/** A past receipt, less what was brought back of it. */
export type PastSale = Readonly<{
  at: Date;
  currency: string;
  lines: readonly Readonly<{
    line: Parameters<IsIn>[0];
    /** A weighed line is one. */
    pieces: number;
    minor: number;
  }>[];
}>;

/**
 * What is known of somebody's past: when they joined and what they bought, or, of a basket that is decided, what of that which
 * campaigns asked did hold (by `keysHeld`), and, by campaign, their terms and which of its articles are theirs.
 */
export type Past =
  | Readonly<{ kind: 'known'; joinedAt?: Date; sales: readonly PastSale[] }>
  | Readonly<{
      kind: 'decided';
      held: ReadonlySet<string>;
      terms: ReadonlyMap<string, OwnTerms>;
      choices: ReadonlyMap<string, string>;
    }>;

/** What a campaign asks of one shopper by what they usually buy. */
export type OwnTerms = Readonly<{
  /** Minor units or pieces, as its condition counts. */
  threshold: number;
  /** What they usually buy of it per visit, likewise; absent: too little is known of that, and the threshold is the lowest. */
  usual?: number;
}>;

/** In which circumstances it is asked: amounts count in one currency. */
type Asking = Readonly<{ at: Date; currency: string | undefined }>;

/** Days a receipt is looked back on, at most. */
export const lookBackDays = 400;

const hourMilliseconds = 3_600_000;

/** The earliest receipt that a campaign can ask for at a moment. */
export const lookBackFrom = (at: Date): Date => new Date(since(at, lookBackDays));

/** Days are counted back from the beginning of the hour, so that what holds does not change from one scan to the next. */
const since = (at: Date, days: number): number =>
  Math.floor(at.getTime() / hourMilliseconds) * hourMilliseconds - days * dayMilliseconds;

/** What the receipt has of one brand; of all where none is named. */
export const onlyOf = (brandId: string | undefined, sale: PastSale): PastSale =>
  brandId === undefined
    ? sale
    : { ...sale, lines: sale.lines.filter(({ line }) => line.brandId === brandId) };

/** What past receipts have of a target: receipts with some of it, pieces, and what they cost before offers in one currency. */
export type Bought = Readonly<{ receipts: number; pieces: number; minor: number }>;

/**
 * What was bought of a target in the days before a moment; amounts in the currency that is asked for alone. Up to the beginning
 * of the hour: a basket that is paid does not change what holds for the next one at once.
 */
export const boughtOf = (
  sales: readonly PastSale[],
  { isIn, days, at, currency }: Asking & Readonly<{ isIn: IsIn; days: number }>,
): Bought => {
  const from = since(at, days);
  const until = since(at, 0);
  let [receipts, pieces, minor] = [0, 0, 0];
  for (const sale of sales) {
    if (sale.at.getTime() < from || sale.at.getTime() >= until) continue;
    const lines = sale.lines.filter((one) => one.pieces > 0 && isIn(one.line));
    if (lines.length === 0) continue;
    receipts += 1;
    for (const one of lines) pieces += one.pieces;
    if (sale.currency === currency) for (const one of lines) minor += one.minor;
  }
  return { receipts, pieces, minor };
};

type One = Readonly<{ kind: 'past'; condition: PastCondition }> | Readonly<{ kind: 'joined'; days: number }>;

const onesOf = ({ past = [], joinedWithinDays }: PastAsked): One[] => [
  ...past.map((condition): One => ({ kind: 'past', condition })),
  ...(joinedWithinDays === undefined ? [] : [{ kind: 'joined', days: joinedWithinDays } as const]),
];

const texts = new WeakMap<PastCondition, string>();

const textOf = (condition: PastCondition): string => {
  const known = texts.get(condition) ?? JSON.stringify(condition);
  texts.set(condition, known);
  return known;
};

const keyOf = (one: One, currency: string | undefined): string =>
  one.kind === 'joined' ? `joined/${one.days}` : `${currency ?? ''}/${textOf(one.condition)}`;

/** Whether a campaign asks for anybody's past. */
export const asksForPast = (audience: Readonly<{ kind: string }> & PastAsked): boolean =>
  onesOf(audience).length > 0;

/** Whether the past of somebody is what a campaign asks; nothing is where it is not known. */
export const pastFits = (asked: PastAsked, past: Past | undefined, asking: Asking): boolean => {
  const ones = onesOf(asked);
  return ones.length === 0 || (past !== undefined && ones.every((one) => holds(one, past, asking)));
};

/** The keys of what a campaign asks that does hold: what a decided basket goes on by. */
export const keysHeld = (asked: PastAsked, past: Past | undefined, asking: Asking): string[] =>
  past === undefined
    ? []
    : onesOf(asked)
        .filter((one) => holds(one, past, asking))
        .map((one) => keyOf(one, asking.currency));

/** Asked of the same past again and again, at each scan. */
const answers = new WeakMap<Past, Map<string, boolean>>();

const holds = (one: One, past: Past, asking: Asking): boolean => {
  const key = keyOf(one, asking.currency);
  if (past.kind === 'decided') return past.held.has(key);
  const known = answers.get(past) ?? new Map<string, boolean>();
  answers.set(past, known);
  const then = `${key}@${since(asking.at, 0)}`;
  const answer = known.get(then) ?? isSo(one, past, asking);
  known.set(then, answer);
  return answer;
};

const isSo = (
  one: One,
  { joinedAt, sales }: Extract<Past, { kind: 'known' }>,
  { at, currency }: Asking,
): boolean => {
  if (one.kind === 'joined') return joinedAt !== undefined && joinedAt.getTime() >= since(at, one.days);
  const { target, withinDays, count, atLeast = 0, atMost = Number.POSITIVE_INFINITY } = one.condition;
  const bought = boughtOf(sales, { isIn: isInTarget(target), days: withinDays, at, currency });
  const counted = count === 'amount' ? bought.minor : bought[count];
  return counted >= atLeast && counted <= atMost;
};
