import type { Named } from './draft';

/** What is looked at: any of these, nothing being anything, and none of those that are left out. */
export type Asked = Readonly<{ of: readonly Named[]; not: readonly Named[] }>;

/** What a message asks of the basket. */
export type ConditionAsked = Asked &
  Readonly<{
    /** At least so many pieces and so much, in minor units. */
    pieces: number;
    minor: number;
    withoutVat: boolean;
    /** It is said on the way there, from so many percent of it on; null: once it is reached. */
    fromPercent: number | null;
  }>;

/** What makes a message appear. */
export type MessageAsked = Readonly<{
  trigger: 'TRIP_OPENED' | 'LINE_SCANNED' | 'TRIP_ENDED';
  /** What is scanned or bought. */
  about: Asked;
  conditions: readonly ConditionAsked[];
}>;

/** Pieces in an example basket: of something that is asked for, or of anything else. */
export type Lot = Readonly<{ what: Named | undefined; pieces: number; minor: number }>;

/** An example basket, and whether the message stands on the handheld with it: not yet, now, or no longer. */
export type MessageMoment = Readonly<{ kind: 'before' | 'said' | 'reached'; basket: readonly Lot[] }>;

/** The VAT that example baskets have. */
export const exampleVatPercent = 20;

/** What amounts become with VAT, and without: minor units, halves up. */
const grossOf = (net: number): number => Math.round((net * (100 + exampleVatPercent)) / 100);
const netOf = (gross: number): number =>
  gross - Math.round((gross * exampleVatPercent) / (100 + exampleVatPercent));

/**
 * Baskets with which a message is not said yet, is said, and (of one that is said on the way to something) is said no longer; the
 * last piece of the second is scanned last. None where no simple basket was found that has all it asks for.
 */
export const momentsOf = (asked: MessageAsked, one: number): MessageMoment[] => {
  if (asked.trigger === 'TRIP_OPENED') return [{ kind: 'said', basket: [] }];
  for (const shape of shapesOf(one)) {
    const basket = basketFor(asked, shape);
    if (basket) return momentsAround(basket, asked, shape);
  }
  return [];
};

/** How an example is made up: what a piece costs, and into how many pieces an amount is split. */
type Shape = Readonly<{ price: number; split: number }>;

/** The plainest first. With fewer and cheaper pieces there is more room below what a message is said on the way to. */
const shapesOf = (one: number): Shape[] =>
  [2, 1].flatMap((split) => [3 * one, one, 1].map((price) => ({ price, split })));

const momentsAround = (basket: readonly Lot[], asked: MessageAsked, shape: Shape): MessageMoment[] => {
  const onTheWay = asked.conditions.find(({ fromPercent }) => fromPercent !== null);
  const lastFirst = [...basket].reverse().filter((lot) => isAny(asked.about, lot));
  const needed = lastFirst.find((lot) => !isSaidWith(withoutOne(basket, lot), asked));
  // What is scanned last stands last.
  const last = needed ?? lastFirst[0];
  const ordered = last ? [...basket.filter((lot) => lot !== last), last] : basket;
  const before = needed ? withoutOne(ordered, needed) : [];
  // An empty trip is not brought to its end.
  const isBefore = needed !== undefined && (before.length > 0 || asked.trigger !== 'TRIP_ENDED');
  return [
    ...(isBefore ? [{ kind: 'before' as const, basket: before }] : []),
    { kind: 'said', basket: ordered },
    ...(onTheWay
      ? [{ kind: 'reached' as const, basket: filled(ordered, onTheWay, { percent: 100, ...shape }) }]
      : []),
  ];
};

/** A basket that has what is asked for; undefined: none of that shape was found. */
const basketFor = (asked: MessageAsked, shape: Shape): Lot[] | undefined => {
  const { price } = shape;
  const { about, conditions } = asked;
  const fill = (lots: Lot[], condition: ConditionAsked): Lot[] =>
    filled(lots, condition, { percent: condition.fromPercent ?? 100, ...shape });
  // What is asked of few is there for what is asked of more.
  const narrowFirst = [...conditions].sort((left, right) => left.of.length - right.of.length);
  const particular = narrowFirst.filter(({ of }) => of.length > 0).reduce(fill, []);
  const isAnything = about.of.length + about.not.length === 0;
  const hasAbout = isAnything || particular.some((lot) => isAny(about, lot));
  const withAbout = hasAbout
    ? particular
    : withMore(particular, { what: about.of[0], pieces: 1, minor: price });
  const all = conditions.filter(({ of }) => of.length === 0).reduce(fill, withAbout);
  const basket = all.length > 0 ? all : [{ what: undefined, pieces: 1, minor: price }];
  return isSaidWith(basket, asked) ? basket : undefined;
};

const isSaidWith = (basket: readonly Lot[], { about, conditions }: MessageAsked): boolean =>
  basket.some((lot) => isAny(about, lot)) &&
  conditions.every(
    (condition) =>
      hasOf(basket, condition, condition.fromPercent ?? 100) &&
      (condition.fromPercent === null || !hasOf(basket, condition, 100)),
  );

/** What is in several lists at once has the ids of all of them. */
const partsIn = (id: string): string[] => id.split(idsJoined);

/** Between the ids of what is in several lists at once: no name has it. */
export const idsJoined = '\n';

const isAny = ({ of, not }: Asked, { what }: Lot): boolean => {
  const parts = partsIn(what?.id ?? '');
  const is = ({ id }: Named) => partsIn(id).every((part) => parts.includes(part));
  return (of.length === 0 || of.some(is)) && !not.some(is);
};

const countedOf = (basket: readonly Lot[], asked: Asked): { pieces: number; minor: number } =>
  basket
    .filter((lot) => isAny(asked, lot))
    .reduce((sum, lot) => ({ pieces: sum.pieces + lot.pieces, minor: sum.minor + lot.minor }), {
      pieces: 0,
      minor: 0,
    });

const shareOf = (number: number, percent: number): number => Math.ceil((number * percent) / 100);

/** Whether a basket has so many percent of what a condition asks for. */
const hasOf = (basket: readonly Lot[], asked: ConditionAsked, percent: number): boolean => {
  const { pieces, minor } = countedOf(basket, asked);
  const counted = asked.withoutVat ? netOf(minor) : minor;
  return pieces >= shareOf(asked.pieces, percent) && counted >= shareOf(asked.minor, percent);
};

/** The basket with what it lacks of so many percent of a condition. */
const filled = (
  basket: readonly Lot[],
  asked: ConditionAsked,
  { percent, price, split }: Shape & { percent: number },
): Lot[] => {
  const counted = countedOf(basket, asked);
  const net = shareOf(asked.minor, percent);
  const minor = Math.max(0, (asked.withoutVat ? grossOf(net) : net) - counted.minor);
  const lacking = Math.max(0, shareOf(asked.pieces, percent) - counted.pieces);
  if (lacking === 0 && minor === 0) return [...basket];
  const known = asked.of.length === 0 ? undefined : basket.find((lot) => isAny(asked, lot))?.what;
  const what = known ?? asked.of[0];
  const isNew = !basket.some((lot) => lot.what?.id === what?.id);
  const pieces = lacking > 0 ? lacking : isNew ? Math.min(split, minor) : 1;
  return withMore(basket, { what, pieces, minor: minor > 0 ? Math.max(minor, pieces) : pieces * price });
};

const withMore = (basket: readonly Lot[], more: Lot): Lot[] => {
  const known = basket.find(({ what }) => what?.id === more.what?.id);
  if (!known) return [...basket, more];
  return basket.map((lot) =>
    lot === known ? { ...lot, pieces: lot.pieces + more.pieces, minor: lot.minor + more.minor } : lot,
  );
};

/** Without one piece of a lot; the others cost the same each. */
const withoutOne = (basket: readonly Lot[], gone: Lot): Lot[] =>
  basket.flatMap((lot) => {
    if (lot !== gone) return [lot];
    const pieces = lot.pieces - 1;
    return pieces === 0 ? [] : [{ ...lot, pieces, minor: pieces * Math.floor(lot.minor / lot.pieces) }];
  });
