import { dayIn } from '@rayon/kernel';
import { gainsOf, type Transfer, type TransferKind } from './transfer';

/**
 * What changes how many points a member has. To set them aside, to let them go and to make them spendable moves them between the
 * member's own accounts: a statement says that in what it opens and closes with.
 */
export const statementKinds = [
  'accrual',
  'reversal',
  'challenge',
  'challenge-reversal',
  'redemption',
  'refund',
  'expiry',
  'adjustment',
] as const satisfies readonly TransferKind[];

/** One of the reasons for which a member has more or fewer points. */
export type StatementKind = (typeof statementKinds)[number];

/** Movements that one statement lists at the most; it adds up all the same. */
export const movementsMax = 1_000;

/** The points of a member's accounts. */
type Held = Readonly<{
  /** All of them together: what a statement counts. */
  points: number;
  spendable: number;
  reserved: number;
  pending: number;
}>;

/** A movement of a statement. */
export type Movement = Readonly<{
  transfer: Transfer;
  kind: StatementKind;
  /** By the calendar of the programme. */
  day: string;
  points: number;
  balanceAfter: number;
}>;

/** A member's points in one month. What it opens with, and what moved, come to what it closes with. */
export type Statement = Readonly<{
  opening: Held;
  movements: readonly Movement[];
  /** Movements that are not listed: the last ones of a month that has too many. */
  leftOut: number;
  /** What the movements of each kind come to, the left out included; none of a kind that did not happen. */
  sums: readonly Readonly<{ kind: StatementKind; points: number }>[];
  closing: Held;
}>;

/** What entries of one kind come to on one of a member's accounts, in the month or after it. */
export type EntrySum = Readonly<{
  kind: TransferKind;
  isLater: boolean;
  account: string;
  points: number;
}>;

/** What a statement is made of. */
export type StatementFacts = Readonly<{
  memberId: string;
  timeZone: string;
  /** What is on the accounts now. */
  held: Omit<Held, 'points'>;
  /** All that was posted since the month began. */
  since: readonly EntrySum[];
  /** Movements of the month: the first ones, as many as a statement lists. */
  listed: readonly Transfer[];
  /** How many of the month it would list. */
  count: number;
}>;

/** The entries of a transfer as sums of one. */
export const entrySumsOf = ({ kind, entries, at }: Transfer, to: Date): readonly EntrySum[] =>
  entries.map(({ account, points }) => ({ kind, isLater: at >= to, account, points }));

/** Whether a statement lists it. */
export const isMovement = (transfer: Transfer): boolean =>
  isStatementKind(transfer.kind) && transfer.entries.length > 0;

/**
 * The statement of a month, worked out back from what is held now: a month closes with what is held without what came later, and opens
 * with that without what it moved. So a month closes with what the next one opens with, whatever comes late.
 */
export const statementOf = ({
  memberId,
  timeZone,
  held,
  since,
  listed,
  count,
}: StatementFacts): Statement => {
  const gained = (entries: readonly EntrySum[]) => heldBy(gainsOf({ memberId, entries }));
  const ofMonth = since.filter(({ isLater }) => !isLater);
  const now = heldBy({ ...held, balance: held.spendable });
  const closing = without(now, gained(since.filter(({ isLater }) => isLater)));
  const opening = without(closing, gained(ofMonth));
  let balanceAfter = opening.points;
  const movements = [...listed]
    .sort(byMoment)
    .slice(0, movementsMax)
    .flatMap((transfer): Movement[] => {
      const { kind, at } = transfer;
      if (!isStatementKind(kind)) return [];
      const { points } = heldBy(gainsOf(transfer));
      balanceAfter += points;
      return [{ transfer, kind, day: dayIn(at, timeZone), points, balanceAfter }];
    });
  const sums = statementKinds.flatMap((kind) => {
    const own = ofMonth.filter((sum) => sum.kind === kind);
    return own.length > 0 ? [{ kind, points: gained(own).points }] : [];
  });
  return { opening, movements, leftOut: count - movements.length, sums, closing };
};

/** By when it happened; what happened at once, by its place on the account. */
const byMoment = (one: Transfer, other: Transfer): number =>
  one.at.getTime() - other.at.getTime() || one.sequence - other.sequence;

const isStatementKind = (kind: TransferKind): kind is StatementKind =>
  (statementKinds as readonly TransferKind[]).includes(kind);

const heldBy = ({
  balance,
  reserved,
  pending,
}: Readonly<{ balance: number; reserved: number; pending: number }>): Held => ({
  points: balance + reserved + pending,
  spendable: balance,
  reserved,
  pending,
});

const without = (held: Held, gained: Held): Held =>
  heldBy({
    balance: held.spendable - gained.spendable,
    reserved: held.reserved - gained.reserved,
    pending: held.pending - gained.pending,
  });
