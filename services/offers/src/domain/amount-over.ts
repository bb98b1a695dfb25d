import { allocate, vatIn, withVat } from '@rayon/kernel';
import type { Unit } from './basket';
import { sumOf } from './sum-of';

/** What an amount takes off units of which so much may be taken. */
export const amountOver = (
  units: readonly Unit[],
  takable: readonly number[],
  { amountMinor, withoutVat = false }: { amountMinor: number; withoutVat?: boolean },
): number => Math.min(withoutVat ? grossOf(units, takable, amountMinor) : amountMinor, sumOf(takable));

/** An amount without VAT as what it lowers prices by that have VAT in them: shared by rate, rounded once for each. */
const grossOf = (units: readonly Unit[], takable: readonly number[], netMinor: number): number => {
  const byRate = new Map<number | undefined, number>();
  for (const [at, { line }] of units.entries())
    byRate.set(line.vatBasisPoints, (byRate.get(line.vatBasisPoints) ?? 0) + (takable[at] ?? 0));
  const rates = [...byRate.keys()].sort((left, right) => (left ?? 0) - (right ?? 0));
  const nets = rates.map((rate) => {
    const gross = byRate.get(rate) ?? 0;
    return gross - vatIn(gross, rate);
  });
  const shares = allocate(Math.min(netMinor, sumOf(nets)), nets);
  return sumOf(rates.map((rate, at) => withVat(shares[at] ?? 0, rate)));
};
