import type { z } from 'zod';
import type { Retention } from './retention';

/** An index of a table; `_id` has its own. */
export type Index = Readonly<{
  on: Readonly<Record<string, 1 | -1>>;
  unique?: true;
  sparse?: true;
  /** Of the index by which a retention is kept. */
  expireAfterSeconds?: number;
}>;

/** A zod object whose members are known, whatever it gives. */
export type RowShape<Row> = z.ZodType<Row> & Readonly<{ shape: Readonly<Record<string, unknown>> }>;

/** What one collection holds: rows of one shape, each under its key. */
export type Table<Row extends object> = Readonly<{
  collection: string;
  /** The member that names a row; the driver calls it `_id`. */
  key: keyof Row & string;
  row: RowShape<Row>;
  retention: Retention;
  indexes: readonly Index[];
}>;

/** Declares a table. What is read is checked against `row`; what is asked for or written may name its members only. */
export const table = <Row extends object>(
  collection: string,
  {
    indexes = [],
    ...declared
  }: Pick<Table<Row>, 'key' | 'row' | 'retention'> & Readonly<{ indexes?: readonly Index[] }>,
): Table<Row> => ({ collection, indexes, ...declared });
