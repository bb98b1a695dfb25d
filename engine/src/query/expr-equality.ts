/** What an index can use of `$expr`: equalities between a field and a constant. */

import type { Scope } from '../agg/expression';
import { isDoc, type Maybe, type Value } from '../bson';
import type { ExprEquality } from './predicate';

/** The constant an operand stands for: a literal, or a variable whose value is known (`let`). */
const constantOf = (operand: Value, scope: Scope): Maybe => {
  if (typeof operand === 'string') {
    const name = /^\$\$(\w+)$/.exec(operand)?.[1];
    return name ? scope.constants.get(name) : operand.startsWith('$') ? undefined : operand;
  }
  if (isDoc(operand)) return operand.size === 1 ? operand.get('$literal') : undefined;
  return Array.isArray(operand) ? undefined : operand;
};

const pathOf = (operand: Value): string | undefined =>
  typeof operand === 'string' && /^\$[^$]/.test(operand) ? operand.slice(1) : undefined;

/**
 * Equalities that must hold for the expression to be true. Equality to null or to an array means something else
 * in an expression than in a filter, so those are left to the expression alone. The planner must treat them as a
 * necessary condition on a path without arrays (on a multikey index they do not narrow).
 */
export const exprEqualities = (expression: Value, scope: Scope): ExprEquality[] => {
  if (!isDoc(expression) || expression.size !== 1) return [];
  const conjuncts = expression.get('$and');
  if (Array.isArray(conjuncts)) return conjuncts.flatMap((conjunct) => exprEqualities(conjunct, scope));
  const operands = expression.get('$eq');
  if (!Array.isArray(operands) || operands.length !== 2) return [];
  const [left, right] = operands as [Value, Value];
  const path = pathOf(left) ?? pathOf(right);
  if (path === undefined) return [];
  const value = constantOf(pathOf(left) === undefined ? left : right, scope);
  return value === undefined || value === null || Array.isArray(value) ? [] : [{ path, value }];
};
