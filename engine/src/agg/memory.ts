/** Rough sizes of values in memory, to bound what a stage may hold. */

import { Binary, type Value } from '../bson';

/** Approximate bytes of a value; never precise, never off by an order of magnitude. */
export const approximateBytes = (value: Value): number => {
  if (typeof value === 'string') return 16 + value.length;
  if (typeof value !== 'object' || value === null) return 8;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + 8 + approximateBytes(item), 32);
  if (value instanceof Map) {
    let sum = 64;
    for (const [name, field] of value) sum += 32 + name.length + approximateBytes(field);
    return sum;
  }
  return value instanceof Binary ? 64 + value.bytes.length : 48;
};
