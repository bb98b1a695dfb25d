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

/** Text of a string, number, date or id; `undefined` for null and missing. Refuses others (16007). */
export const toText = (value: Maybe): string | undefined => {
  if (value === undefined || value === null || value === UNDEFINED) return undefined;
  if (typeof value === 'string') return value;
  if (value instanceof BsonSymbol) return value.value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return value.hex;
  if (typeof value === 'bigint' || value instanceof Decimal) return String(value);
  if (isNumeric(value)) return String(toNumber(value));
  throw mongoError(16007, `can't convert from BSON type ${typeName(value)} to String`);
};
