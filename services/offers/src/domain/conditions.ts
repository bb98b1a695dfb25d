import { vatIn } from '@rayon/kernel';
import type { BasketLine } from './basket';
import type { Condition } from './campaign-content';
import { type IsIn, isInTarget } from './target';

/** A condition, ready to be asked about many baskets. */
export type CompiledCondition = Condition & Readonly<{ isIn: IsIn }>;

/** How far a basket is: `progress` below one, and what is missing to reach it. */
export type Missing = Readonly<{
  progress: number;
  quantity?: number;
  minor?: number;
  /** Of a threshold that is the shopper's own. */
  isOwn?: true;
}>;

/** Prepares a condition. With a threshold of one's own, that of a brand counts its own articles alone: it looks back on no others. */
export const compileCondition = (
  condition: Condition,
  onlyBrandId: string | undefined,
): CompiledCondition => {
  const isIn = isInTarget(condition.target);
  const isBound = condition.own !== undefined && onlyBrandId !== undefined;
  return { ...condition, isIn: isBound ? (line) => line.brandId === onlyBrandId && isIn(line) : isIn };
};

const priceOf = ({ amountMinor }: BasketLine): number => amountMinor;

/**
 * What a basket still lacks of a condition; undefined: it is reached. Deposits count where the condition says so, what costs
 * nothing never does. An amount without VAT is rounded once for each rate, as on a receipt.
 */
export const missingOf = (
  { isIn, minimumQuantity = 0, minimumMinor = 0, withDeposits, withoutVat, own }: CompiledCondition,
  lines: readonly BasketLine[],
  leftOf: (line: BasketLine) => number = priceOf,
): Missing | undefined => {
  const counted = lines.filter(
    (line) => line.amountMinor > 0 && (!line.deposit || withDeposits === true) && isIn(line),
  );
  const quantity = counted.reduce((sum, line) => sum + (line.deposit ? 0 : line.quantity), 0);
  const minor = withoutVat ? netOf(counted, leftOf) : counted.reduce((sum, line) => sum + leftOf(line), 0);
  if (quantity >= minimumQuantity && minor >= minimumMinor) return undefined;
  return {
    progress: Math.min(
      minimumQuantity === 0 ? 1 : quantity / minimumQuantity,
      minimumMinor === 0 ? 1 : minor / minimumMinor,
    ),
    ...(quantity < minimumQuantity ? { quantity: minimumQuantity - quantity } : {}),
    ...(minor < minimumMinor ? { minor: minimumMinor - minor } : {}),
    ...(own ? { isOwn: true } : {}),
  };
};

/**
 * Whether a basket is where a message is said: it has what is asked for, and of what the message is said on the way to so much, and not
 * all of it yet.
 */
export const areMet = (conditions: readonly CompiledCondition[], lines: readonly BasketLine[]): boolean =>
  conditions.every(
    (condition) =>
      missingOf(beginningOf(condition), lines) === undefined &&
      (condition.fromPercent === undefined || missingOf(condition, lines) !== undefined),
  );

/** A condition as it is reached where its message begins to be said. */
export const beginningOf = (condition: CompiledCondition): CompiledCondition => {
  const { fromPercent = 100, minimumQuantity, minimumMinor } = condition;
  const begins = (minimum: number) => Math.ceil((minimum * fromPercent) / 100);
  return {
    ...condition,
    ...(minimumQuantity === undefined ? {} : { minimumQuantity: begins(minimumQuantity) }),
    ...(minimumMinor === undefined ? {} : { minimumMinor: begins(minimumMinor) }),
  };
};

/** Whether a basket has all that is asked for; what is left to pay of a line is its price unless said. */
export const areReached = (
  conditions: readonly CompiledCondition[],
  lines: readonly BasketLine[],
  leftOf?: (line: BasketLine) => number,
): boolean => conditions.every((condition) => missingOf(condition, lines, leftOf) === undefined);

const netOf = (lines: readonly BasketLine[], leftOf: (line: BasketLine) => number): number => {
  const grossByRate = new Map<number | undefined, number>();
  for (const line of lines)
    grossByRate.set(line.vatBasisPoints, (grossByRate.get(line.vatBasisPoints) ?? 0) + leftOf(line));
  return [...grossByRate].reduce((sum, [rate, gross]) => sum + gross - vatIn(gross, rate), 0);
};
