/** A map from values to anything, in which 1, 1.0 and NumberLong(1) are one key. */

import { compare, compareNumbers, type StringOrder } from './compare';
import { Decimal } from './decimal';
import { encodeKey } from './key';
import { toNumber } from './types';
import { Double, type Maybe, ObjectId, type Value } from './value';

/** A number or text that is the same for two values exactly when they are equal. */
const hashKey = (value: Value): string | number => {
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'number') return value;
  if (value instanceof ObjectId) return `o${value.latin1}`;
  if (value instanceof Double) return value.value;
  if (typeof value === 'bigint' || value instanceof Decimal) {
    const near = toNumber(value);
    if (compareNumbers(value, near) === 0) return near;
  }
  return `k${encodeKey([value], [1], Number.POSITIVE_INFINITY).bytes.latin1Slice()}`;
};

type Entry<T> = { readonly key: Value; item: T };

/** Keeps the order in which keys were first set. With a collation, strings that it calls equal are one key. */
export class ValueMap<T> {
  private readonly entries = new Map<string | number, Entry<T>>();
  /** What a collation compares has no hash; it is looked for one by one. */
  private readonly compared: Entry<T>[] = [];

  constructor(private readonly strings?: StringOrder) {}

  get(key: Value): T | undefined {
    return this.find(key)?.item;
  }

  set(key: Value, item: T): void {
    const found = this.find(key);
    if (found) found.item = item;
    else if (this.hashes(key)) this.entries.set(hashKey(key), { key, item });
    else this.compared.push({ key, item });
  }

  get size(): number {
    return this.entries.size + this.compared.length;
  }

  *[Symbol.iterator](): Generator<[Value, T]> {
    for (const { key, item } of this.entries.values()) yield [key, item];
    for (const { key, item } of this.compared) yield [key, item];
  }

  keys(): Value[] {
    return Array.from(this, ([key]) => key);
  }

  private find(key: Value): Entry<T> | undefined {
    if (this.hashes(key)) return this.entries.get(hashKey(key));
    return this.compared.find((entry) => compare(entry.key, key, this.strings) === 0);
  }

  private hashes(key: Maybe): boolean {
    return !this.strings || (typeof key !== 'string' && !Array.isArray(key) && !(key instanceof Map));
  }
}
