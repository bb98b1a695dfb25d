import type { GatewayConfig } from '@apollo/gateway';
import { GraphQLError } from 'graphql';
import type { OperationContext } from '../request';
import type { FetchFrom, SubgraphAnswer } from '../sources/subgraph-source';
import { type Data, isObject, mergeInto } from './merge';

type DidPlan = NonNullable<GatewayConfig['experimental_didResolveQueryPlan']>;

/** What @apollo/gateway planned for an operation. */
export type QueryPlan = Parameters<DidPlan>[0]['queryPlan'];
export type PlanNode = Exclude<NonNullable<QueryPlan['node']>, { kind: 'Subscription' }>;
type FetchNode = Extract<PlanNode, { kind: 'Fetch' }>;
type Requires = NonNullable<FetchNode['requires']>;
type Path = readonly (string | number)[];

/** One run of a plan: what it joins into, and what went wrong on the way. */
export type PlanRun = Readonly<{
  sources: ReadonlyMap<string, FetchFrom>;
  variables: Readonly<Record<string, unknown>>;
  context: OperationContext;
  data: Data;
  errors: GraphQLError[];
}>;

/** An object of the joined data and where it is. */
type Found = Readonly<{ value: Data; path: Path }>;

/** Every object a path of the plan stands for; `@` is every element of a list. */
const find = (value: unknown, steps: Path, path: Path = []): readonly Found[] => {
  const [step, ...rest] = steps;
  if (step === '@')
    return Array.isArray(value) ? value.flatMap((each, index) => find(each, rest, [...path, index])) : [];
  if (!isObject(value)) return [];
  return step === undefined ? [{ value, path }] : find(value[step], rest, [...path, step]);
};

/** What an entity fetch must send of an object; null when it lacks one of the fields. */
const representationOf = (source: unknown, requires: Requires): Data | null => {
  if (!isObject(source)) return null;
  const result: Data = {};
  for (const one of requires) {
    if (one.kind === 'InlineFragment') {
      if (one.typeCondition !== source.__typename) continue;
      const inner = representationOf(source, one.selections);
      if (inner) mergeInto(result, inner);
      continue;
    }
    const { name, selections } = one;
    const value = source[name];
    if (value === undefined) return null;
    if (!selections || value === null) result[name] = value;
    else if (Array.isArray(value)) result[name] = value.map((each) => representationOf(each, selections));
    else result[name] = representationOf(value, selections);
  }
  return result;
};

/** The errors of a subgraph, each under its path in the whole answer. */
const placeErrors = (
  { errors = [] }: SubgraphAnswer,
  { steps, asked, run }: { steps: Path; asked: readonly Found[] | undefined; run: PlanRun },
): void => {
  for (const { message, path = [], extensions } of errors) {
    const entity = typeof path[1] === 'number' ? asked?.[path[1]] : undefined;
    const placed = entity ? [...entity.path, ...path.slice(2)] : [...steps, ...path];
    run.errors.push(new GraphQLError(message, { path: path.length > 0 ? placed : undefined, extensions }));
  }
};

const fetchInto = async (node: FetchNode, steps: Path, run: PlanRun): Promise<void> => {
  const fetchFrom = run.sources.get(node.serviceName);
  if (!fetchFrom) throw new Error(`the supergraph names a subgraph nobody serves: ${node.serviceName}`);
  const variables: Data = {};
  for (const name of node.variableUsages ?? [])
    if (run.variables[name] !== undefined) variables[name] = run.variables[name];

  let targets = find(run.data, steps);
  const { requires } = node;
  if (requires) {
    const represented = targets
      .map((target) => ({ target, representation: representationOf(target.value, requires) }))
      .filter(({ representation }) => representation?.__typename);
    variables.representations = represented.map(({ representation }) => representation);
    targets = represented.map(({ target }) => target);
  }
  if (targets.length === 0) return;

  const answer = await fetchFrom(
    { query: node.operation, variables, operationName: node.operationName },
    run.context,
  );
  placeErrors(answer, { steps, asked: requires && targets, run });
  const { data } = answer;
  if (!data) return;
  const parts = requires ? data._entities : targets.map(() => data);
  if (!Array.isArray(parts) || parts.length !== targets.length)
    throw new Error(
      `${node.serviceName} answered ${targets.length} references with other than as many entities`,
    );
  for (const [index, { value }] of targets.entries())
    if (isObject(parts[index])) mergeInto(value, parts[index]);
};

/** Runs a node of a plan and those below it at a path; what fails is noted, and the rest goes on. */
export const runNode = async (node: PlanNode, run: PlanRun, steps: Path = []): Promise<void> => {
  switch (node.kind) {
    case 'Sequence':
      for (const each of node.nodes) await runNode(each, run, steps);
      return;
    case 'Parallel':
      await Promise.all(node.nodes.map((each) => runNode(each, run, steps)));
      return;
    case 'Flatten':
      return runNode(node.node, run, [...steps, ...node.path]);
    case 'Fetch':
      try {
        await fetchInto(node, steps, run);
      } catch (error) {
        run.errors.push(error instanceof GraphQLError ? error : new GraphQLError(String(error)));
      }
      return;
    default:
      throw new Error(`a plan with ${node.kind} is not run here`);
  }
};

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const isPlain = (name: string | number): boolean =>
  typeof name === 'string' && plainName.test(name) && !(name in {});

const coversRequires = (requires: Requires, isObjectType: (name: string) => boolean): boolean =>
  requires.every((one) =>
    one.kind === 'InlineFragment'
      ? one.typeCondition !== undefined &&
        isObjectType(one.typeCondition) &&
        coversRequires(one.selections, isObjectType)
      : one.alias === undefined &&
        isPlain(one.name) &&
        (!one.selections || coversRequires(one.selections, isObjectType)),
  );

/** Whether `runNode` knows everything in the plan; conditions, rewrites and abstract keys are left to the gateway. */
export const coversPlan = (node: PlanNode, isObjectType: (name: string) => boolean): boolean => {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.every((each) => coversPlan(each, isObjectType));
    case 'Flatten':
      return node.path.every((step) => step === '@' || isPlain(step)) && coversPlan(node.node, isObjectType);
    case 'Fetch':
      return (
        !node.inputRewrites?.length &&
        !node.outputRewrites?.length &&
        !node.contextRewrites?.length &&
        !(node.requires && node.variableUsages?.includes('representations')) &&
        coversRequires(node.requires ?? [], isObjectType)
      );
    default:
      return false;
  }
};
