/** Which lot points lie in. */
type LotKey = Readonly<{
  /** The last day they can be spent, YYYY-MM-DD. */
  expiresOn: string;
  /** Each purchase moves that day on: to the end of the month that lies so many months later. Absent: it stays. */
  renewMonths?: number | undefined;
}>;

/** Points that expire on one day; of a transfer, what it adds to them or (below zero) takes of them. */
export type Lot = LotKey & Readonly<{ points: number }>;

/** Points that cannot be spent yet, and the lot they will lie in; without a last day they never expire. */
export type PendingLot = Readonly<{
  /** The first day they can be spent. */
  activeOn: string;
  expiresOn?: string | undefined;
  renewMonths?: number | undefined;
  points: number;
}>;

type Keyed = Readonly<{
  activeOn?: string | undefined;
  expiresOn?: string | undefined;
  renewMonths?: number | undefined;
}>;

/** By day; what never expires comes last. */
const orderOf = ({ activeOn = '', expiresOn = '9', renewMonths = 0 }: Keyed): string =>
  `${activeOn}/${expiresOn}/${String(renewMonths).padStart(3, '0')}`;

const compare = (left: Keyed, right: Keyed): number => (orderOf(left) < orderOf(right) ? -1 : 1);

/** Lots after moves: one for each day, in the order of the days, none that is empty. */
export const moved = <One extends Keyed & { points: number }>(
  lots: readonly One[],
  moves: readonly One[],
): readonly One[] => {
  if (moves.length === 0) return lots;
  const byKey = new Map<string, One>();
  for (const lot of [...lots, ...moves]) {
    const points = (byKey.get(orderOf(lot))?.points ?? 0) + lot.points;
    byKey.set(orderOf(lot), { ...lot, points });
  }
  return [...byKey.values()].filter(({ points }) => points !== 0).sort(compare);
};

/** Points of all lots. */
export const sumOf = (lots: readonly { points: number }[]): number =>
  lots.reduce((sum, { points }) => sum + points, 0);

/** What a spender could spend, and the part of it that expires some day; the rest never does. */
type Spendable = Readonly<{ balance: number; lots: readonly Lot[] }>;

/** Takes so many points of lots in their order; gives what it took of each, and what is wanted still. */
const takenOf = <One extends { points: number }>(lots: readonly One[], wanted: number) => {
  let left = wanted;
  const taken: One[] = [];
  for (const lot of lots) {
    const points = Math.min(left, lot.points);
    if (points > 0) taken.push({ ...lot, points });
    left -= Math.max(0, points);
  }
  return { taken, left };
};

/** What is spent is taken from the lot that expires first, and from what never expires once there is none. */
export const soonestOf = ({ lots }: Pick<Spendable, 'lots'>, points: number): readonly Lot[] =>
  takenOf(lots, points).taken;

/**
 * What is taken back is taken from the lot it was put into, then from what never expires, then from the lot that expires last:
 * what is left of an account is what its member can still use soonest.
 */
export const takenBackFrom = (
  { balance, lots }: Spendable,
  points: number,
  origin: Keyed = {},
): readonly Lot[] => {
  const isOrigin = (lot: Lot) => orderOf(lot) === orderOf({ ...origin, activeOn: undefined });
  const own = takenOf(lots.filter(isOrigin), points);
  const undated = Math.max(0, balance) - sumOf(lots);
  const left = Math.max(0, own.left - undated);
  return [...own.taken, ...takenOf(lots.filter((lot) => !isOrigin(lot)).reverse(), left).taken];
};

/** What is taken back of points that cannot be spent yet: those of the day they were put to. */
export const pendingTakenBack = (
  pending: readonly PendingLot[],
  points: number,
  origin: Keyed,
): readonly PendingLot[] =>
  takenOf(
    pending.filter((lot) => orderOf(lot) === orderOf(origin)),
    points,
  ).taken;

/** What is left for the lots of points that are gained: an account below zero is filled first, with what expires first. */
export const filledLots = (
  balance: number,
  { points, lots }: Readonly<{ points: number; lots: readonly Lot[] }>,
): readonly Lot[] => {
  const missing = Math.min(points, Math.max(0, -balance));
  if (missing === 0) return lots;
  return moved(lots, negative(soonestOf({ lots }, missing)));
};

/**
 * Which lots a refund goes back to, of those that paid: what never expires and what expires last comes back first. `returned`
 * points of them came back before.
 */
export const givenBackTo = (
  { points: paid, lots = [] }: Readonly<{ points: number; lots?: readonly Lot[] | undefined }>,
  { returned, points }: Readonly<{ returned: number; points: number }>,
): readonly Lot[] => {
  let gone = returned;
  const still = [{ points: paid - sumOf(lots) }, ...[...lots].sort(compare).reverse()].map((lot) => {
    const back = Math.min(gone, lot.points);
    gone -= back;
    return { ...lot, points: lot.points - back };
  });
  return takenOf(still, points).taken.filter((lot): lot is Lot => 'expiresOn' in lot);
};

/** The moves of a purchase on the lots that it keeps alive: each to the end of the month that lies its number of months later. */
export const renewals = (lots: readonly Lot[], day: string): readonly Lot[] =>
  lots.flatMap((lot) => {
    if (lot.renewMonths === undefined) return [];
    const expiresOn = endOfMonthAfter(day, lot.renewMonths);
    return expiresOn > lot.expiresOn ? [...negative([lot]), { ...lot, expiresOn }] : [];
  });

/** The same moves the other way. */
export const negative = <One extends { points: number }>(lots: readonly One[]): readonly One[] =>
  lots.map((lot) => ({ ...lot, points: -lot.points }));

/** A day, or the other one where that is later. */
export const notBefore = (day: string, earliest: string): string => (day < earliest ? earliest : day);

/** The last day of the month that lies so many months after that of a day. */
export const endOfMonthAfter = (day: string, months: number): string => {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10);
};
