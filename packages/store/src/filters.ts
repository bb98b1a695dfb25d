/** An operator on a member of a row; only these functions make one, so that no object from outside is ever taken for one. */
export class Condition {
  constructor(readonly operators: Readonly<Record<string, unknown>>) {}
}

/** One of the values. */
export const oneOf = (values: readonly unknown[]): Condition => new Condition({ $in: [...values] });

/** None of the values; rows without the member count too. */
export const noneOf = (values: readonly unknown[]): Condition => new Condition({ $nin: [...values] });

/** Below the value in the sort order. */
export const below = (value: unknown): Condition => new Condition({ $lt: value });

/** The value, or below it in the sort order. */
export const upTo = (value: unknown): Condition => new Condition({ $lte: value });

/** Above the value in the sort order. */
export const above = (value: unknown): Condition => new Condition({ $gt: value });

/** The value, or above it in the sort order. */
export const from = (value: unknown): Condition => new Condition({ $gte: value });

/** Rows that lack the member. */
export const absent: Condition = new Condition({ $exists: false });

/** Rows that have the member. */
export const present: Condition = new Condition({ $exists: true });

/** The text somewhere inside, to the letter. */
export const containing = (text: string): Condition =>
  new Condition({ $regex: text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') });

/**
 * Which rows are meant: a value or a `Condition` for each member, dotted for a member's own members; `$or` and `$and`
 * hold lists of the same.
 */
export type Filter = Readonly<Record<string, unknown>>;

/** A filter that cannot be meant: an unknown member, `undefined`, or an object that no function here made. */
export class StrangeFilter extends Error {
  override name = 'StrangeFilter';
}

const isValue = (value: unknown): boolean =>
  value === null || typeof value !== 'object' || value instanceof Date;

/** The filter as the driver takes it; throws `StrangeFilter` for what could mean more rows than somebody thought. */
export const toQuery = (
  filter: Filter,
  { key, fields }: { key: string; fields: ReadonlySet<string> },
): Record<string, unknown> => {
  const query: Record<string, unknown> = {};
  for (const [member, value] of Object.entries(filter)) {
    if (member === '$or' || member === '$and') {
      query[member] = (value as readonly Filter[]).map((part) => toQuery(part, { key, fields }));
      continue;
    }
    const [top = ''] = member.split('.');
    if (!fields.has(top)) throw new StrangeFilter(`${member} is no member of these rows`);
    if (value === undefined) throw new StrangeFilter(`${member} is undefined`);
    if (value instanceof Condition) query[member === key ? '_id' : member] = value.operators;
    else if (isValue(value)) query[member === key ? '_id' : member] = value;
    else throw new StrangeFilter(`${member} is compared with an object`);
  }
  return query;
};
