import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { type Cost, costOf } from '../walls/cost';
import { FiniteRule } from '../walls/finite-rule';
import { LimitRule, SelectionsRule } from '../walls/limit-rule';
import { answerMilliseconds, isGuess, isImport, operationLimits } from '../walls/limits';
import { fragmentsOf, rootFields } from '../walls/measure';

/** Operations kept ready; their texts together count too, since each may be as large as a body. */
const keptLimits = { operationsMax: 1_000, textCharactersMax: 4 * 1_048_576 } as const;

/** Everything about an operation that is the same each time it is asked. */
export type PreparedOperation = Readonly<{
  text: string;
  /** The operation and the fragments of its document, without the other operations. */
  document: DocumentNode;
  operation: OperationDefinitionNode;
  planKey: string;
  /** `Mutation.scan`: made of schema names only. */
  label: string;
  /** How many tries at a secret it makes, for the rate limit. */
  guesses: number;
  cost: Cost;
  /** How long it may take. */
  milliseconds: number;
}>;

/** An operation ready to run, or why it is none; every error is the caller's. */
type Prepared =
  | Readonly<{ ok: true; value: PreparedOperation }>
  | Readonly<{ ok: false; errors: readonly GraphQLError[] }>;

type Asked = Readonly<{ text: string; operationName: string | undefined }>;

const refused = (...errors: GraphQLError[]): Prepared => ({ ok: false, errors });

const coded = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { code, ...error.extensions },
  });

const labelOf = (operation: OperationDefinitionNode): string => {
  const [first] = operation.selectionSet.selections;
  const root = operation.operation === 'mutation' ? 'Mutation' : 'Query';
  return `${root}.${first?.kind === Kind.FIELD ? first.name.value : '*'}`;
};

/** The fields of a mutation that `is` names. */
const changesThat = (
  is: (field: string) => boolean,
  operation: OperationDefinitionNode,
  document: DocumentNode,
): number =>
  operation.operation === 'mutation'
    ? rootFields(operation, fragmentsOf(document), operationLimits.rootFieldsMax).filter(({ name }) =>
        is(name.value),
      ).length
    : 0;

/** The rules in the order they are asked; the second list only when the first found nothing. */
const rulesFor = (production: boolean) => [
  [...specifiedRules, ...(production ? [NoSchemaIntrospectionCustomRule] : []), LimitRule, FiniteRule],
  [SelectionsRule],
];

/** One key per question: a document never begins with a digit. */
const keyOf = ({ text, operationName }: Asked): string =>
  operationName === undefined ? text : `${operationName.length}:${operationName}${text}`;

const prepare = (
  schema: GraphQLSchema,
  rules: ReturnType<typeof rulesFor>,
  { text, operationName }: Asked,
): Prepared => {
  let whole: DocumentNode;
  try {
    whole = parse(text, { maxTokens: operationLimits.tokensMax });
  } catch (error) {
    if (error instanceof GraphQLError) return refused(coded(error, 'GRAPHQL_PARSE_FAILED'));
    throw error;
  }
  for (const some of rules) {
    const errors = validate(schema, whole, some, { maxErrors: 5 });
    if (errors.length > 0)
      return refused(...errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')));
  }
  const operation = getOperationAST(whole, operationName);
  if (!operation || operation.operation === 'subscription') {
    const message = operation
      ? 'Subscriptions are answered at /live.'
      : 'Name one of the operations that were sent.';
    return refused(new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } }));
  }
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: whole.definitions.filter(
      (one) => one === operation || one.kind === Kind.FRAGMENT_DEFINITION,
    ),
  };
  const planKey = createHash('sha256').update(keyOf({ text, operationName })).digest('hex');
  return {
    ok: true,
    value: {
      text,
      document,
      operation,
      planKey,
      label: labelOf(operation),
      guesses: changesThat(isGuess, operation, document),
      cost: costOf(schema, operation, fragmentsOf(document)),
      milliseconds:
        changesThat(isImport, operation, document) > 0 ? answerMilliseconds.import : answerMilliseconds.usual,
    },
  };
};

/** Parses, checks and measures operations. */
export type Prepare = Readonly<{
  /** One that was asked before; refused ones are not kept. */
  kept: (asked: Asked) => Prepared | undefined;
  anew: (asked: Asked) => Prepared;
}>;

/** Prepares operations against what clients may ask. */
export const createPrepare = (schema: GraphQLSchema, { production }: { production: boolean }): Prepare => {
  const rules = rulesFor(production);
  const kept = new LRUCache<string, Prepared>({
    max: keptLimits.operationsMax,
    maxSize: keptLimits.textCharactersMax,
    sizeCalculation: (_prepared, key) => key.length,
  });
  return {
    kept: (asked) => kept.get(keyOf(asked)),
    anew: (asked) => {
      const prepared = prepare(schema, rules, asked);
      if (prepared.ok) kept.set(keyOf(asked), prepared);
      return prepared;
    },
  };
};
