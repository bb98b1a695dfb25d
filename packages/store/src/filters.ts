import mongoose from 'mongoose';

// Filters made here are trusted; what comes from outside is defused by the connection (`sanitizeFilter`).

/** One of the values. */
export const oneOf = <Value>(values: readonly Value[]) => mongoose.trusted({ $in: [...values] });

/** Below the value in the sort order. */
export const below = <Value>(value: Value) => mongoose.trusted({ $lt: value });

/** Above the value in the sort order. */
export const above = <Value>(value: Value) => mongoose.trusted({ $gt: value });

/** The value, or above it in the sort order. */
export const from = <Value>(value: Value) => mongoose.trusted({ $gte: value });

/** The answer to each key at the key's place, null where no row has it. */
export const inOrder = <Row extends { _id: string }, Value>(
  keys: readonly string[],
  rows: readonly Row[],
  toValue: (row: Row) => Value,
): (Value | null)[] => {
  const byKey = new Map(rows.map((row) => [row._id, row]));
  return keys.map((key) => {
    const row = byKey.get(key);
    return row ? toValue(row) : null;
  });
};
