import { inFigures, inMoney } from '../../parts/money';

/** An amount in words; undefined where nobody is told. */
export const inAmount = (amount: { minor: number; currency: string } | null) =>
  amount ? inMoney(amount) : undefined;

/** A number in words; undefined where nobody is told. */
export const inNumber = (count: number | null) => (count === null ? undefined : inFigures(count));
