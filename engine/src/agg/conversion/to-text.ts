/** Values as text, where MongoDB's string operators accept more than strings. */

import {
  BsonSymbol,
  Decimal,
  isNumeric,
  type Maybe,
  ObjectId,
  toNumber,
  typeName,
  UNDEFINED,
} from '../../bson';
import { mongoError } from '../../errors';

/** A double with 16 digits at most, as `%.16g` writes it: small and large ones with a signed exponent of two digits. */
const doubleText = (value: number): string => {
  if (!Number.isFinite(value)) return String(value);
  if (Object.is(value, -0)) return '-0';
  const [digits = '', power = '0'] = value.toExponential(15).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 16)
    return trimmed(value.toFixed(Math.min(100, Math.max(0, 15 - exponent))));
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${trimmed(digits)}e${exponent < 0 ? '-' : '+'}${size}`;
};

const trimmed = (digits: string): string => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);

/** Text of a string, number, date or id; `undefined` for null and missing. Refuses others (16007). */
export const toText = (value: Maybe): string | undefined => {
  if (value === undefined || value === null || value === UNDEFINED) return undefined;
  if (typeof value === 'string') return value;
  if (value instanceof BsonSymbol) return value.value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return value.hex;
  if (typeof value === 'bigint' || value instanceof Decimal) return String(value);
  if (isNumeric(value)) return doubleText(toNumber(value));
  throw mongoError(16007, `can't convert from BSON type ${typeName(value)} to String`);
};
