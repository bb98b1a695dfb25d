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

const valueTypes = new Set(['string', 'number', 'boolean', 'bigint']);

const isValue = (value: unknown): boolean =>
  value === null || valueTypes.has(typeof value) || value instanceof Date;

/** Refuses what the store could take for more than a value, also inside a condition. */
const checked = (member: string, value: unknown): void => {
  if (value === undefined) throw new StrangeFilter(`${member} is undefined`);
  if (!isValue(value)) throw new StrangeFilter(`${member} is compared with an object`);
};

const partsOf = (operator: string, parts: unknown): readonly Filter[] => {
  if (!Array.isArray(parts)) throw new StrangeFilter(`${operator} holds no list`);
  return parts as Filter[];
};

/** The member's path in the stored row; throws `StrangeFilter` for one that these rows do not have. */
export const toPath = (
  member: string,
  { key, fields }: { key: string; fields: ReadonlySet<string> },
): string => {
  const [top = '', ...below] = member.split('.');
  if (!fields.has(top) || (top === key && below.length > 0))
    throw new StrangeFilter(`${member} is no member of these rows`);
  return top === key ? '_id' : member;
};

/** The filter as the driver takes it; throws `StrangeFilter` for what could mean more rows than somebody thought. */
export const toQuery = (
  filter: Filter,
  { key, fields }: { key: string; fields: ReadonlySet<string> },
): Record<string, unknown> => {
  const query: Record<string, unknown> = {};
  for (const [member, value] of Object.entries(filter)) {
    if (member === '$or' || member === '$and') {
      query[member] = partsOf(member, value).map((part) => toQuery(part, { key, fields }));
      continue;
    }
    const path = toPath(member, { key, fields });
    if (value instanceof Condition) {
      for (const operand of Object.values(value.operators).flat()) checked(member, operand);
      query[path] = value.operators;
      continue;
    }
    checked(member, value);
    query[path] = value;
  }
  return query;
};
