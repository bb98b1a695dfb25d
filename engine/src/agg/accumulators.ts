/** Accumulators: values in, one value out. Used by `$group`, `$bucket`, and (over lists) as expressions. */

import {
  compare,
  type Doc,
  divide,
  double,
  isDoc,
  isNumeric,
  type Maybe,
  type StringOrder,
  Total,
  toNumber,
  type Value,
  ValueMap,
} from '../bson';
import { approximateBytes } from './memory';
import { nullish } from './operators/arguments';
import { merge } from './operators/object';

/** Collects values of one group. */
export interface Accumulator {
  add(value: Maybe): void;
  result(): Value;
  /** Rough memory held beyond a small constant. */
  readonly bytes: number;
}

/** Makes a fresh accumulator. */
export type NewAccumulator = (strings?: StringOrder) => Accumulator;

class Sum implements Accumulator {
  readonly bytes = 0;
  private readonly total = new Total();
  add(value: Maybe): void {
    if (isNumeric(value)) this.total.add(value);
  }
  result(): Value {
    return this.total.result();
  }
}

class Average implements Accumulator {
  readonly bytes = 0;
  private readonly total = new Total();
  private count = 0;
  add(value: Maybe): void {
    if (!isNumeric(value)) return;
    this.total.add(value);
    this.count += 1;
  }
  result(): Value {
    return this.count === 0 ? null : divide(this.total.result(), this.count);
  }
}

class Extreme implements Accumulator {
  bytes = 0;
  private best: Maybe;
  constructor(
    private readonly sign: 1 | -1,
    private readonly strings?: StringOrder,
  ) {}
  add(value: Maybe): void {
    if (nullish(value)) return;
    if (this.best !== undefined && compare(value, this.best, this.strings) !== this.sign) return;
    this.best = value;
    this.bytes = approximateBytes(value);
  }
  result(): Value {
    return this.best ?? null;
  }
}

class Edge implements Accumulator {
  bytes = 0;
  private value: Maybe;
  private started = false;
  constructor(private readonly last: boolean) {}
  add(value: Maybe): void {
    if (this.started && !this.last) return;
    this.started = true;
    this.value = value;
    this.bytes = value === undefined ? 0 : approximateBytes(value);
  }
  result(): Value {
    return this.value ?? null;
  }
}

class Push implements Accumulator {
  bytes = 0;
  private readonly items: Value[] = [];
  add(value: Maybe): void {
    if (value === undefined) return;
    this.items.push(value);
    this.bytes += approximateBytes(value) + 8;
  }
  result(): Value {
    return this.items;
  }
}

class AddToSet implements Accumulator {
  bytes = 0;
  private readonly items: ValueMap<true>;
  constructor(strings?: StringOrder) {
    this.items = new ValueMap(strings);
  }
  add(value: Maybe): void {
    if (value === undefined || this.items.get(value)) return;
    this.items.set(value, true);
    this.bytes += 2 * approximateBytes(value) + 48;
  }
  result(): Value {
    return this.items.keys();
  }
}

/** Welford's method, which does not lose digits when values are large and close together. */
class StandardDeviation implements Accumulator {
  readonly bytes = 0;
  private count = 0;
  private mean = 0;
  private squares = 0;
  constructor(private readonly sample: boolean) {}
  add(value: Maybe): void {
    if (!isNumeric(value)) return;
    const number = toNumber(value);
    this.count += 1;
    const distance = number - this.mean;
    this.mean += distance / this.count;
    this.squares += distance * (number - this.mean);
  }
  result(): Value {
    const divisor = this.sample ? this.count - 1 : this.count;
    return divisor <= 0 ? null : double(Math.sqrt(this.squares / divisor));
  }
}

class Merge implements Accumulator {
  bytes = 0;
  private readonly merged: Doc = new Map();
  add(value: Maybe): void {
    merge(this.merged, value);
    if (isDoc(value)) this.bytes += approximateBytes(value);
  }
  result(): Value {
    return this.merged;
  }
}

/** Accumulators that take one expression. `$count` is `$sum: 1`. */
export const ACCUMULATORS: Readonly<Record<string, NewAccumulator>> = {
  $sum: () => new Sum(),
  $avg: () => new Average(),
  $min: (strings) => new Extreme(-1, strings),
  $max: (strings) => new Extreme(1, strings),
  $first: () => new Edge(false),
  $last: () => new Edge(true),
  $push: () => new Push(),
  $addToSet: (strings) => new AddToSet(strings),
  $stdDevPop: () => new StandardDeviation(false),
  $stdDevSamp: () => new StandardDeviation(true),
  $mergeObjects: () => new Merge(),
};
