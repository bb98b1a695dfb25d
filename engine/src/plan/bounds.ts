/** Constraints on the fields of an index, as ranges of its keys. */

import { encodeKey, isNumeric, typeRankByte, type Value } from '../bson';
import type { IndexField } from '../storage/catalog';
import { after, INDEX_KEY_BYTES_MAX } from '../storage/keys';
import type { Constraint, Interval } from './constraints';

/** Keys from `start` to before `end`, without kind and index id. A `point` is one complete key. */
export type KeyRange = Readonly<{ start: Buffer; end: Buffer; point: boolean }>;

/** More ranges than this are not worth their seeks; the remaining fields are then left to the filter. */
const RANGES_MAX = 1000;
/** Longest part of a key that is not replaced by its hash. */
const TRUSTED_BYTES = INDEX_KEY_BYTES_MAX - 16;

export type Bounds = Readonly<{
  ranges: readonly KeyRange[];
  /** Leading fields held to one value. */
  singles: number;
  /** Leading fields with any bounds. */
  used: readonly Constraint[];
  /** Every used constraint is fully expressed by the ranges. */
  exact: boolean;
}>;

/** The ranges of an index that the constraints leave; `multikey` forbids combining what may hold for different elements. */
export const boundsOf = (
  fields: readonly IndexField[],
  constraints: readonly Constraint[],
  multikey: boolean,
): Bounds => {
  let ranges: KeyRange[] = [{ start: Buffer.alloc(0), end: Buffer.alloc(0), point: true }];
  const used: Constraint[] = [];
  let singles = 0;
  let exact = true;
  for (const field of fields) {
    if (multikey && used.some((other) => sharesArray(other.path, field.path))) break;
    const chosen = choose(field, constraints, multikey);
    if (chosen.length === 0) break;
    const parts = partsOf(chosen, field.direction);
    if (ranges.length * parts.length > RANGES_MAX) break;
    ranges = ranges.flatMap((range) => parts.map((part) => join(range, part)));
    used.push(...chosen);
    if (chosen.some((constraint) => !constraint.exact)) exact = false;
    if (parts.length === 1 && parts[0]?.point) singles += 1;
    if (parts.some((part) => !part.point)) break;
  }
  if (used.length === 0) return { ranges: [], singles: 0, used, exact: false };
  return {
    ranges: normalized(ranges, used.length < fields.length),
    singles,
    used,
    exact: exact && !multikey,
  };
};

const sharesArray = (a: string, b: string): boolean => a.split('.', 1)[0] === b.split('.', 1)[0];

/** The constraints of one field to use together: one equality, or a range with its other end. */
const choose = (field: IndexField, constraints: readonly Constraint[], multikey: boolean): Constraint[] => {
  const own = constraints.filter(({ path }) => path === field.path);
  if (own.length === 0) return [];
  const points = own.filter(
    (constraint) => constraint.prefixes.length === 0 && constraint.intervals.length === 0,
  );
  const fewest = points.reduce<Constraint | undefined>(
    (best, next) => (best && best.points.length <= next.points.length ? best : next),
    undefined,
  );
  if (fewest) return [fewest];
  const first = own.find(({ intervals }) => intervals.length > 0) ?? (own[0] as Constraint);
  const lower = first.intervals[0]?.highOpen;
  if (lower === undefined) return [first];
  const other = own.find(
    (candidate) =>
      candidate !== first &&
      candidate.intervals[0]?.highOpen === !lower &&
      (!multikey || (candidate.group !== undefined && candidate.group === first.group)) &&
      sameType(candidate, first),
  );
  return other ? [first, other] : [first];
};

const sameType = (a: Constraint, b: Constraint): boolean => {
  const [left, right] = [a.intervals[0], b.intervals[0]];
  return (
    left !== undefined && right !== undefined && typeRankByte(left.low, 1) === typeRankByte(right.low, 1)
  );
};

const partsOf = (chosen: readonly Constraint[], direction: 1 | -1): KeyRange[] => {
  const [first, second] = chosen as [Constraint, Constraint | undefined];
  const points = first.points.map((value): KeyRange => {
    const key = encoded(value, direction);
    return { start: key, end: after(key), point: true };
  });
  const prefixes = first.prefixes.map((text): KeyRange => {
    // A string's key ends in two bytes that close it; without them it is the beginning of all longer ones.
    const key = encoded(text, direction);
    const start = key.subarray(0, key.length - 2);
    return { start, end: after(start), point: false };
  });
  const [one] = first.intervals;
  const intervals = one ? [intervalRange(one, second?.intervals[0], direction)] : [];
  return [...points, ...prefixes, ...intervals];
};

const encoded = (value: Value, direction: 1 | -1): Buffer =>
  encodeKey([value], [direction], Number.MAX_SAFE_INTEGER).bytes;

const intervalRange = (one: Interval, two: Interval | undefined, direction: 1 | -1): KeyRange => {
  const low = [one, two].find((interval) => interval && !interval.lowOpen);
  const high = [one, two].find((interval) => interval && !interval.highOpen);
  const rank = Buffer.from([typeRankByte(one.low, direction)]);
  // NaN stands before all numbers and is in no range of them.
  const nan = isNumeric(one.low) ? Number.NaN : undefined;
  const edge = (value: Value, beyond: boolean): Buffer => {
    const key = encoded(value, direction);
    return beyond ? after(key) : key;
  };
  if (direction === 1)
    return {
      start: low ? edge(low.low, !low.lowIncluded) : nan === undefined ? rank : edge(nan, true),
      end: high ? edge(high.high, high.highIncluded) : after(rank),
      point: false,
    };
  return {
    start: high ? edge(high.high, !high.highIncluded) : rank,
    end: low ? edge(low.low, low.lowIncluded) : nan === undefined ? after(rank) : edge(nan, false),
    point: false,
  };
};

const join = (range: KeyRange, part: KeyRange): KeyRange => ({
  start: Buffer.concat([range.start, part.start]),
  end: Buffer.concat([range.start, part.end]),
  point: range.point && part.point,
});

/** In key order, without overlaps, and wide enough for keys that were cut. */
const normalized = (ranges: readonly KeyRange[], open: boolean): KeyRange[] => {
  const wide = ranges
    .map(({ start, end, point }): KeyRange => {
      const long = start.length > TRUSTED_BYTES || end.length > TRUSTED_BYTES;
      if (!long) return { start, end, point: point && !open };
      const cut = end.subarray(0, TRUSTED_BYTES);
      return {
        start: start.subarray(0, TRUSTED_BYTES),
        end: end.length > TRUSTED_BYTES ? after(cut) : cut,
        point: false,
      };
    })
    .filter(({ start, end }) => start.compare(end) < 0)
    .sort((a, b) => a.start.compare(b.start));
  const merged: KeyRange[] = [];
  for (const range of wide) {
    const last = merged.at(-1);
    if (!last || last.end.compare(range.start) <= 0) merged.push(range);
    else if (last.end.compare(range.end) < 0)
      merged[merged.length - 1] = { start: last.start, end: range.end, point: false };
  }
  return merged;
};
