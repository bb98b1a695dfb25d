/** What a label says about how much of an article it stands on. */
type Measure = Readonly<{ kind: 'weight'; grams: number }> | Readonly<{ kind: 'price'; minor: number }>;

/** A barcode after reading: which article, and what else the label said about this very unit. */
export type ScannedCode = Readonly<{
  /** 14 digits; of a variable-measure label the item part with the measure zeroed. */
  gtin: string;
  /** The whole label as an ordinary code: shops also print fixed articles under in-store prefixes. */
  wholeGtin?: string;
  measure?: Measure;
  /** Batch of the unit (AI 10). */
  lot?: string;
  /** Expiry (AI 17) or best-before (AI 15) date printed on the unit, YYYY-MM-DD: its last day of sale. */
  lastDay?: string;
}>;

/** Why a code names no article. */
export type UnreadableCode =
  | Readonly<{ reason: 'UnknownCode' }>
  | Readonly<{ reason: 'WrongCheckDigit' }>
  | Readonly<{ reason: 'CardCodeScanned' }>
  /** It is a coupon, to be entered as one. */
  | Readonly<{ reason: 'CouponScanned' }>
  | Readonly<{ reason: 'BadMeasure' }>;
