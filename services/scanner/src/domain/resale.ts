/** Where offers may go below what an article cost: nowhere, on units marked down near their date, or everywhere. */
export const resaleRules = ['never', 'near-date', 'always'] as const;

/** One of these. */
export type ResaleRule = (typeof resaleRules)[number];

/** What a line cost the retailer, as far as it is known. */
type Bought = Readonly<{
  /** Without VAT, per piece or per kilogram. */
  purchaseMinor: number;
  vatBasisPoints: number | undefined;
  quantity: number;
  /** Of what is priced per kilogram. */
  weightGrams: number | undefined;
}>;

const basisPointsOfAll = 10_000n;
const gramsOfKilogram = 1_000n;

const roundedUp = (value: bigint, divisor: bigint): number => Number((value + divisor - 1n) / divisor);

/**
 * The least that must be paid for a line so that it is not resold below its purchase price with VAT, rounded up per piece. Where no
 * VAT rate is known the purchase price alone is the threshold: it cannot be less.
 */
export const resaleThresholdMinor = ({
  purchaseMinor,
  vatBasisPoints = 0,
  quantity,
  weightGrams,
}: Bought): number => {
  const gross = BigInt(purchaseMinor) * (basisPointsOfAll + BigInt(vatBasisPoints));
  return weightGrams === undefined
    ? quantity * roundedUp(gross, basisPointsOfAll)
    : roundedUp(gross * BigInt(weightGrams), basisPointsOfAll * gramsOfKilogram);
};

/** Whether the threshold holds for units with such a markdown. */
export const isResaleBarred = (rule: ResaleRule, { markdownPercent }: { markdownPercent: number }): boolean =>
  rule === 'never' || (rule === 'near-date' && markdownPercent === 0);
