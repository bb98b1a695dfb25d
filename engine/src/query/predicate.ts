/**
 * A filter after parsing: what the matcher runs and what the planner turns into index bounds.
 *
 * `$ne`, `$nin` and `$not` become `not`; `$all` becomes `and`; several operators on one field become `and`; an
 * empty filter is `{ kind: 'and', children: [] }`. Only `test` nodes constrain a path's values, and a path's
 * values are the elements of an array as well as the array itself (except for `$exists`, `$size`, `$elemMatch`).
 */

import type { Evaluate } from '../agg/expression';
import type { Numeric, Value } from '../bson';

/** Operator of a comparison. */
export type Comparison = '$eq' | '$gt' | '$gte' | '$lt' | '$lte';

/** A condition on one value. */
export type Test =
  | Readonly<{ op: Comparison; value: Value }>
  | Readonly<{ op: '$in'; values: readonly Value[]; patterns: readonly Pattern[] }>
  | Readonly<{ op: '$regex'; pattern: Pattern }>
  | Readonly<{ op: '$exists' }>
  | Readonly<{ op: '$type'; types: readonly number[] }>
  | Readonly<{ op: '$mod'; divisor: bigint; remainder: bigint }>
  | Readonly<{ op: '$size'; size: number }>
  | Readonly<{ op: BitsOperator; positions: readonly number[] }>
  /** An element that, as a document, meets `element`. */
  | Readonly<{ op: '$elemMatch'; element: Predicate }>
  /** An element that, as a bare value, meets `element` (whose paths are all empty and ignored). */
  | Readonly<{ op: '$elemMatchValue'; element: Predicate }>;

export type BitsOperator = '$bitsAllSet' | '$bitsAllClear' | '$bitsAnySet' | '$bitsAnyClear';

/** A regular expression: its text and flags, its compiled form, and the literal text every match starts with. */
export type Pattern = Readonly<{ source: string; flags: string; compiled: RegExp; prefix: string }>;

/** A parsed filter. */
export type Predicate =
  | Readonly<{ kind: 'and' | 'or' | 'nor'; children: readonly Predicate[] }>
  | Readonly<{ kind: 'not'; child: Predicate }>
  | Readonly<{ kind: 'test'; path: string; test: Test }>
  | Readonly<{ kind: 'expr'; evaluate: Evaluate; equalities: readonly ExprEquality[] }>
  | Readonly<{ kind: 'constant'; value: boolean }>;

/** `{$expr: {$eq: ['$path', constant]}}` (or a conjunction of such): what `$expr` says that an index can serve. */
export type ExprEquality = Readonly<{ path: string; value: Numeric | Value }>;
