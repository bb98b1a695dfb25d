/** Whether one filter implies another, as far as can be told from their form: may a partial index serve a query? */

import { compare, isNumeric, TYPE, typeOf, typeRank, type Value } from '../bson';
import type { Filter, Predicate, Test } from '../query';
import { compileMatch } from '../query/matcher';
import { type Demands, hasBracket } from './constraints';

/** True when every document that meets the filter also meets `partial`, as far as can be told from its form. */
export const implies = (demands: Demands, partial: Filter): boolean =>
  impliesPredicate(demands, partial.predicate);

const impliesPredicate = (demands: Demands, wanted: Predicate): boolean => {
  if (wanted.kind === 'and') return wanted.children.every((child) => impliesPredicate(demands, child));
  if (wanted.kind === 'or') return wanted.children.some((child) => impliesPredicate(demands, child));
  if (wanted.kind === 'constant') return wanted.value;
  if (wanted.kind !== 'test') return false;
  return demands.tests.some(({ path, test }) => path === wanted.path && impliesTest(test, wanted.test));
};

const impliesTest = (given: Test, wanted: Test): boolean => {
  if (given.op === '$eq') return accepts(wanted, given.value);
  if (given.op === '$in' && given.patterns.length === 0)
    return given.values.every((value) => accepts(wanted, value));
  if (wanted.op === '$exists') return given.op !== '$type' || !given.types.includes(TYPE.null);
  if (given.op === '$type' && wanted.op === '$type')
    return given.types.every((type) => wanted.types.includes(type));
  if (wanted.op === '$type' && 'value' in given)
    return (
      hasBracket(given.value) &&
      wanted.types.filter((type) => sameBracket(type, given.value)).length >= (isNumeric(given.value) ? 4 : 1)
    );
  return impliesRange(given, wanted);
};

const sameBracket = (type: number, value: Value): boolean =>
  isNumeric(value)
    ? [TYPE.int, TYPE.long, TYPE.double, TYPE.decimal].some((number) => number === type)
    : typeOf(value) === type;

const impliesRange = (given: Test, wanted: Test): boolean => {
  if (!('value' in given) || !('value' in wanted) || given.op === '$eq' || wanted.op === '$eq') return false;
  const up = (op: string): boolean => op.startsWith('$gt');
  if (up(given.op) !== up(wanted.op) || typeRank(given.value) !== typeRank(wanted.value)) return false;
  const order = compare(given.value, wanted.value) * (up(given.op) ? 1 : -1);
  return order > 0 || (order === 0 && (given.op === wanted.op || wanted.op.endsWith('e')));
};

/** Whether an equality to `value` meets the test. Null (which also means missing) and arrays are left undecided. */
const accepts = (wanted: Test, value: Value): boolean => {
  if (value === null || Array.isArray(value)) return false;
  if (wanted.op === '$elemMatch' || wanted.op === '$elemMatchValue') return false;
  return compileMatch({ kind: 'test', path: 'value', test: wanted })(new Map([['value', value]]));
};
