declare const brand: unique symbol;

/** A whole number of points, at least zero. */
export type Points = number & { readonly [brand]: 'Points' };

/** Asserts a whole number of at least zero, so that a broken rule stops here and not in the database. */
export const points = (value: number): Points => {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is not a number of points`);
  return value as Points;
};
