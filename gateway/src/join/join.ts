import { type ExecutionResult, type GraphQLError, type GraphQLSchema, isObjectType } from 'graphql';
import type { PreparedOperation } from '../operations/prepare';
import { coversPlan, type PlanNode, type PlanRun, type QueryPlan, runNode } from './run-plan';
import { fillObject, type Shape, shapeOf } from './shape';

/**
 * An operation that was planned once: what to fetch, and the shape of its answer. @apollo/gateway makes the plan, but
 * its executor reads the operation and every field's definition anew for each answer.
 */
export type Join = Readonly<{ node: PlanNode | undefined; shape: Shape }>;

/** The join of an operation by its plan; undefined where either has what is not covered, and the gateway's own executor runs it. */
export const joinOf = (
  schema: GraphQLSchema,
  operation: Pick<PreparedOperation, 'document' | 'operation'>,
  { node }: QueryPlan,
): Join | undefined => {
  if (node?.kind === 'Subscription') return undefined;
  if (node && !coversPlan(node, (name) => isObjectType(schema.getType(name)))) return undefined;
  const shape = shapeOf(schema, operation);
  return shape && { node, shape };
};

/** Fetches and joins what the operation asked for. The variables were found to fit before. */
export const runJoin = async (
  { node, shape }: Join,
  run: Omit<PlanRun, 'data' | 'errors'>,
): Promise<ExecutionResult> => {
  const data: Record<string, unknown> = {};
  const errors: GraphQLError[] = [];
  if (node) await runNode(node, { ...run, data, errors });
  const filled = fillObject(data, shape);
  return errors.length > 0 ? { errors, data: filled } : { data: filled };
};
