/** `$eq`, `$lt`, `$cmp`, ...: the total order over all types, unlike a filter's comparison within one type. */

import { compare } from '../../bson';
import { binary, type CompileOperator } from './arguments';

const comparison = (accepts: (order: number) => boolean): CompileOperator =>
  binary((a, b, _name, scope) => accepts(compare(a, b, scope.collation?.strings)));

export const COMPARISON: Record<string, CompileOperator> = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: binary((a, b, _name, scope) => compare(a, b, scope.collation?.strings)),
};
