import mongoose from 'mongoose';

/** A filter condition made here, as opposed to one that came from outside and is defused. */
export const oneOf = (values: readonly string[]) => mongoose.trusted({ $in: [...values] });

/** Everything below the value in the sort order, when there is a value. */
export const below = (value: string | undefined) =>
  value === undefined ? {} : { _id: mongoose.trusted({ $lt: value }) };

/** Everything above the number. */
export const above = (value: number) => mongoose.trusted({ $gt: value });
