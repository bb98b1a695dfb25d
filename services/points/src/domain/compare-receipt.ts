import { moneyText } from '@rayon/kernel';
import {
  type KnownReceipt,
  knownReceipt,
  pointsRefunded,
  type ReceiptFacts,
  type ReturnFacts,
  withReturn,
} from './receipt-points';

/** A receipt as whoever closed it tells of it today. */
export type ToldReceipt = Readonly<{
  facts: ReceiptFacts;
  /** What its newest return left, but for the extra points of what is kept: only the ledger was told those. */
  back?: ReturnFacts;
  /** Units of each line that are kept, by line. */
  unitsKept: ReadonlyMap<string, number>;
  currency: string;
  /** What each line is called. */
  names: ReadonlyMap<string, string>;
}>;

type Line = Readonly<{
  lineId: string;
  quantity: number;
  paidMinor: number;
  deposit?: boolean;
  bonusPoints?: number;
}>;

/**
 * Whatever the ledger has otherwise than the receipt it was told of, in words: whose it is, what was paid for each line, what is
 * kept of it, and the points that the rule it was rewarded by gives for that.
 */
export const differencesOf = (known: KnownReceipt, told: ToldReceipt): string[] => {
  const { facts, back } = told;
  const number = known.kept?.number ?? 0;
  const differences = [
    ...whose(facts.memberId, known.facts.memberId),
    ...linesOf({ told: facts.lines, known: known.facts.lines, as: 'paid' }, told),
    ...pointsOf('taken for it', facts.paidWithPoints?.points ?? 0, known.facts.paidWithPoints?.points ?? 0),
  ];
  const expected = knownReceipt(facts, known.ruleVersion);
  differences.push(...pointsOf('earned', sum(expected.lines, 'earned'), sum(known.lines, 'earned')));
  if (number !== (back?.number ?? 0))
    return [...differences, `${returns(back?.number ?? 0)}, the ledger has ${returns(number)}`];
  // Receipts of earlier versions say how many units are kept, and no more of their returns.
  if (!back || !known.kept) return [...differences, ...unitsOf(known, told)];

  const { lines: kept } = known.kept;
  differences.push(...linesOf({ told: back.lines.map(toKept), known: kept.map(toKept), as: 'kept' }, told));
  const bonus = new Map(kept.map(({ lineId, bonusPoints }) => [lineId, bonusPoints]));
  const lines = back.lines.map((line) => ({ ...line, bonusPoints: bonus.get(line.lineId) ?? 0 }));
  const { receipt: after } = withReturn(expected, { ...back, lines });
  return [
    ...differences,
    ...pointsOf('given back', back.pointsBack?.points ?? 0, pointsRefunded(known)),
    ...pointsOf(
      'kept',
      sum(after.lines, 'earned') - sum(after.lines, 'reversed'),
      sum(known.lines, 'earned') - sum(known.lines, 'reversed'),
    ),
  ];
};

const whose = (told: string | undefined, known: string | undefined): string[] => {
  const of = (memberId: string | undefined) => (memberId === undefined ? 'nobody' : `member ${memberId}`);
  return told === known ? [] : [`it is of ${of(told)}, in the ledger of ${of(known)}`];
};

const returns = (count: number): string => (count === 1 ? '1 return' : `${count} returns`);

const toKept = ({ lineId, quantityKept, paidMinor }: ReturnFacts['lines'][number]): Line => ({
  lineId,
  quantity: quantityKept,
  paidMinor,
});

const linesOf = (
  lines: Readonly<{ told: readonly Line[]; known: readonly Line[]; as: 'paid' | 'kept' }>,
  { names, currency }: ToldReceipt,
): string[] => {
  const written = ({ quantity, paidMinor, deposit, bonusPoints }: Line): string =>
    [
      `${quantity} for ${moneyText({ minor: paidMinor, currency }, 'en')}`,
      deposit ? ', a deposit' : '',
      bonusPoints ? `, ${bonusPoints} extra points` : '',
    ].join('');
  const known = new Map(lines.known.map((line) => [line.lineId, line]));
  const told = new Set(lines.told.map(({ lineId }) => lineId));
  return [
    ...lines.told.flatMap((line) => {
      const other = known.get(line.lineId);
      const has = other ? written(other) : 'nothing';
      return has === written(line)
        ? []
        : [`${names.get(line.lineId) ?? line.lineId}: ${lines.as} ${written(line)}, in the ledger ${has}`];
    }),
    ...lines.known
      .filter(({ lineId }) => !told.has(lineId))
      .map((line) => `line ${line.lineId}: ${lines.as} nothing, in the ledger ${written(line)}`),
  ];
};

const unitsOf = ({ lines }: KnownReceipt, { unitsKept, names }: ToldReceipt): string[] =>
  lines.flatMap(({ lineId, quantity, returned }) => {
    const kept = unitsKept.get(lineId) ?? quantity;
    return kept === quantity - returned
      ? []
      : [`${names.get(lineId) ?? lineId}: kept ${kept}, in the ledger ${quantity - returned}`];
  });

const pointsOf = (
  as: 'earned' | 'kept' | 'taken for it' | 'given back',
  should: number,
  has: number,
): string[] => (should === has ? [] : [`${should} points should be ${as}, the ledger has ${has}`]);

const sum = (lines: KnownReceipt['lines'], of: 'earned' | 'reversed'): number =>
  lines.reduce((total, line) => total + line[of], 0);
