import { vatIn } from '@rayon/kernel';
import type { ReceiptLine } from './receipt';

/** VAT of one rate: what was paid for its lines, tax included, and the tax in it, in minor units. */
export type VatOfRate = Readonly<{ vatBasisPoints: number; grossMinor: number; vatMinor: number }>;

/**
 * VAT by rate, the lowest first, in what was paid for the lines: offers are off, a deposit counts with the rate of its own
 * article, and a line without a rate is in none. Rounded once per rate, halves up. It stays as it was paid: what is
 * brought back is told by its return.
 */
export const vatByRate = (
  lines: readonly Pick<ReceiptLine, 'vatBasisPoints' | 'paidMinor'>[],
): readonly VatOfRate[] => {
  const gross = new Map<number, number>();
  for (const { vatBasisPoints, paidMinor } of lines)
    if (vatBasisPoints !== undefined) gross.set(vatBasisPoints, (gross.get(vatBasisPoints) ?? 0) + paidMinor);
  return [...gross]
    .sort(([left], [right]) => left - right)
    .map(([vatBasisPoints, grossMinor]) => ({
      vatBasisPoints,
      grossMinor,
      vatMinor: vatIn(grossMinor, vatBasisPoints),
    }));
};
