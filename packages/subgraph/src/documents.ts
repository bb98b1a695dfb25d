import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isAbstractType,
  isInputObjectType,
  isInputType,
  isNonNullType,
  Kind,
  type NamedTypeNode,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  TypeInfo,
  typeFromAST,
  type ValidationRule,
  validate,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { resolvesLater } from './type-resolvers';

/** Limits on one operation sent to a subgraph; the gateway writes them, so they are generous. */
const documentLimits = { tokensMax: 10_000, keptMax: 1_000 } as const;

/** Runs one operation with its variables. */
type Run = (
  context: object,
  variables: Record<string, unknown> | undefined,
) => ExecutionResult | Promise<ExecutionResult>;

/** A parsed, validated operation, or why it is none. `label` is made of schema names only. */
export type PreparedDocument =
  | Readonly<{ ok: true; label: string; run: Run }>
  | Readonly<{ ok: false; label: 'invalid'; errors: readonly GraphQLError[] }>;

/** The schema is what was composed from the committed SDL; nobody needs to ask a running subgraph for it. */
const NoServiceRule: ValidationRule = (context) => ({
  Field: (node) => {
    if (node.name.value === '_service' && context.getParentType() === context.getSchema().getQueryType())
      context.reportError(new GraphQLError('The schema is not served here.', { nodes: node }));
  },
});

const rules = [...specifiedRules, NoSchemaIntrospectionCustomRule, NoServiceRule];

/** The error under a code of ours, without the engine's guesses at names: they would tell the schema. */
const coded = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message.replace(/ Did you mean [\s\S]*$/, ''), {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { code },
  });

/** `Query.trip`, or `_entities.Trip` for entities: a name for metrics. */
const labelOf = (schema: GraphQLSchema, operation: OperationDefinitionNode): string => {
  const root = schema.getRootType(operation.operation);
  const [first] = operation.selectionSet.selections;
  if (first?.kind !== Kind.FIELD) return `${root?.name}.*`;
  const [inner] = first.selectionSet?.selections ?? [];
  if (first.name.value === '_entities' && inner?.kind === Kind.INLINE_FRAGMENT)
    return `_entities.${inner.typeCondition?.name.value ?? '*'}`;
  return `${root?.name}.${first.name.value}`;
};

/** Whether an input type holds, at any depth, a required field with a default. */
const hasRequiredDefault = (type: GraphQLInputType, seen = new Set<unknown>()): boolean => {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || seen.has(named)) return false;
  seen.add(named);
  return Object.values(named.getFields()).some(
    (field) =>
      (isNonNullType(field.type) && field.defaultValue !== undefined) || hasRequiredDefault(field.type, seen),
  );
};

/**
 * Shapes the compiler is known to answer wrongly, so the interpreter keeps them: a type resolver that returns a
 * promise, `@include` or `@skip` (a fragment used twice, once with a condition, loses fields), and variables
 * with a required input field that has a default (left out, it is refused instead of filled in).
 */
const needsInterpreter = (schema: GraphQLSchema, document: DocumentNode): boolean => {
  const info = new TypeInfo(schema);
  let needed = false;
  visit(
    document,
    visitWithTypeInfo(info, {
      Directive: () => {
        needed = true;
      },
      VariableDefinition: ({ type }) => {
        const input = typeFromAST(schema, type as NamedTypeNode);
        needed ||= isInputType(input) && hasRequiredDefault(input);
      },
      SelectionSet: () => {
        const type = info.getParentType();
        if (type && isAbstractType(type)) needed ||= resolvesLater(type);
      },
    }),
  );
  return needed;
};

/** The defaults an operation gives its variables; the compiler would refuse a required one that is left out. */
const variableDefaults = (
  document: DocumentNode,
  operationName: string | undefined,
): Record<string, unknown> =>
  Object.fromEntries(
    (getOperationAST(document, operationName)?.variableDefinitions ?? []).flatMap(
      ({ variable, defaultValue }) =>
        defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );

const runnerOf = (schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Run => {
  const interpreted: Run = (contextValue, variableValues) =>
    execute({ schema, document, operationName, contextValue, variableValues });
  if (needsInterpreter(schema, document)) return interpreted;
  const defaults = variableDefaults(document, operationName);
  let compiled: Run | undefined;
  let seen = 0;
  return (context, variables) => {
    // The first run is interpreted: an operation seen once is not worth compiling.
    seen += 1;
    if (seen === 1) return interpreted(context, variables);
    if (!compiled) {
      const query = compileQuery(schema, document, operationName, { disablingCapturingStackErrors: true });
      compiled = isCompiledQuery(query)
        ? (contextValue, values) => query.query(undefined, contextValue, { ...defaults, ...values })
        : interpreted;
    }
    return compiled(context, variables);
  };
};

const prepare = (
  schema: GraphQLSchema,
  query: string,
  operationName: string | undefined,
): PreparedDocument => {
  const refused = (errors: readonly GraphQLError[]) => ({ ok: false, label: 'invalid', errors }) as const;
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: documentLimits.tokensMax, noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) return refused([coded(error, 'GRAPHQL_PARSE_FAILED')]);
    throw error;
  }
  const errors = validate(schema, document, rules, { maxErrors: 5 });
  if (errors.length > 0) return refused(errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')));
  const operation = getOperationAST(document, operationName);
  if (!operation || operation.operation === 'subscription')
    return refused([coded(new GraphQLError('Name one query or mutation.'), 'GRAPHQL_VALIDATION_FAILED')]);
  return { ok: true, label: labelOf(schema, operation), run: runnerOf(schema, document, operationName) };
};

/** Prepares operations of one schema and keeps the `keptMax` used last. */
export const createDocuments = (schema: GraphQLSchema) => {
  const kept = new LRUCache<string, PreparedDocument>({ max: documentLimits.keptMax });
  return (query: string, operationName?: string): PreparedDocument => {
    const key = operationName === undefined ? query : `${operationName}\n${query}`;
    const known = kept.get(key);
    if (known) return known;
    const prepared = prepare(schema, query, operationName);
    kept.set(key, prepared);
    return prepared;
  };
};
