/** Values as MongoDB's error messages write them: `{ email: "a@b", n: 1.0, id: ObjectId('...') }`. */

import { Decimal } from './decimal';
import {
  Binary,
  BsonSymbol,
  Code,
  DbPointer,
  Double,
  MAX_KEY,
  type Maybe,
  MIN_KEY,
  ObjectId,
  Regex,
  Timestamp,
  UNDEFINED,
} from './value';

const showNumber = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? `${value}.0` : String(value).replace('Infinity', 'inf');

const showBinary = ({ bytes, subtype }: Binary): string => {
  const hex = bytes.toString('hex');
  return subtype === 4 && bytes.length === 16
    ? `UUID("${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}")`
    : `BinData(${subtype}, ${hex.toUpperCase()})`;
};

/** The value in the notation of MongoDB's messages. */
export const show = (value: Maybe): string => {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number')
    return Number.isInteger(value) && (value | 0) === value ? String(value) : showNumber(value);
  if (value instanceof Double) return showNumber(value.value);
  if (value instanceof Map) {
    const fields = [...value].map(([name, field]) => `${name}: ${show(field)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(show).join(', ')} ]`;
  if (value instanceof ObjectId) return `ObjectId('${value.hex}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Binary) return showBinary(value);
  if (value instanceof Decimal || value instanceof BsonSymbol)
    return value instanceof Decimal ? value.toString() : value.value;
  if (value instanceof Regex) return `/${value.pattern}/${value.flags}`;
  if (value instanceof Timestamp) return `Timestamp(${value.seconds}, ${value.increment})`;
  if (value instanceof Code) return value.code;
  if (value instanceof DbPointer) return `DBRef('${value.namespace}', ${value.id.hex})`;
  return value === MIN_KEY
    ? 'MinKey'
    : value === MAX_KEY
      ? 'MaxKey'
      : value === UNDEFINED
        ? 'undefined'
        : '?';
};
