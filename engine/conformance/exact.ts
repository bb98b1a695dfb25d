/** Values written down with their exact BSON type, so that int 5, long 5, double 5 and decimal 5 differ. */

import { BSON, Decimal128, Double, Int32, Long } from 'mongodb';

/** Replies keep the type of every number instead of becoming JavaScript numbers. */
export const EXACT = { promoteValues: false, promoteLongs: false, promoteBuffers: false } as const;

export const int = (value: number): Int32 => new Int32(value);
export const long = (value: number | string): Long => Long.fromString(String(value));
export const double = (value: number): Double => new Double(value);
export const decimal = (value: string): Decimal128 => Decimal128.fromString(value);

/** One text per value: types, order of fields and signs of zero included. */
export const exact = (value: unknown): string => {
  const bytes = BSON.serialize({ value }, { ignoreUndefined: false });
  return BSON.EJSON.stringify(BSON.deserialize(bytes, EXACT).value, { relaxed: false });
};

/** Documents without an order of their own, as one sorted list of texts. */
export const exactSet = (documents: readonly unknown[]): string[] => documents.map(exact).sort();
