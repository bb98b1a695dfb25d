/**
 * BSON for the engine: values, bytes, order, index keys, paths and exact arithmetic.
 *
 * - `decode(bytes, offset?) → Doc`, `encode(doc) → Buffer`, `decodeValue` for a single value
 * - `rawField(bytes, name) → RawElement | undefined`, `rawValue(bytes, element) → Value`
 * - `compare(a, b) → -1 | 0 | 1`, `equal(a, b)`
 * - `encodeKey(values, directions, limitBytes?) → { bytes, exact }`
 * - `splitPath`, `valuesAt`, `getPath`, `indexKeys(doc, keyPattern) → { keys, multikey }`
 * - `add`, `subtract`, `multiply`, ... with MongoDB's promotions
 */
export * from './arithmetic';
export * from './compare';
export * from './decimal';
export * from './decode';
export * from './encode';
export * from './field-path';
export * from './key';
export * from './path';
export * from './raw';
export * from './show';
export * from './types';
export * from './value';
export * from './value-map';
