import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { fieldWork, listSizes, listSizeUsual, searchWork } from './limits';

type Variables = Readonly<Record<string, unknown>>;

/**
 * How many fields an answer may come to, with each list as long as was asked for; variables may say how long. What takes
 * longer to find than to hand over counts as the fields that take as long.
 */
export type Cost = (variables: Variables) => number;

/** What is known of an operation before its variables are: a number, or a way to it. */
type Part = number | Cost;

const sum = (parts: readonly Part[]): Part => {
  const known = parts.reduce<number>((total, part) => (typeof part === 'number' ? total + part : total), 0);
  const open = parts.filter((part) => typeof part !== 'number');
  return open.length === 0 ? known : (given) => open.reduce((total, part) => total + part(given), known);
};

const times = (size: Part, part: Part): Part => {
  if (typeof size === 'number' && typeof part === 'number') return size * part;
  return (given) =>
    (typeof size === 'number' ? size : size(given)) * (typeof part === 'number' ? part : part(given));
};

const countOf = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(1, value) : listSizeUsual;

const asNumber = (node: ValueNode | undefined): number | undefined =>
  node?.kind === Kind.INT ? Number(node.value) : undefined;

/** How many items `first` asks for; undefined where a field takes no such argument. */
const askedFor = (
  node: FieldNode,
  { args }: GraphQLField<unknown, unknown>,
  { variableDefinitions = [] }: OperationDefinitionNode,
): Part | undefined => {
  const argument = args.find(({ name }) => name === 'first');
  if (!argument) return undefined;
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (given?.kind !== Kind.VARIABLE) return countOf(asNumber(given) ?? argument.defaultValue);
  const name = given.name.value;
  const declared = variableDefinitions.find(({ variable }) => variable.name.value === name);
  const otherwise = asNumber(declared?.defaultValue) ?? argument.defaultValue;
  return (variables) => countOf(variables[name] ?? otherwise);
};

const isSearch = (node: FieldNode): boolean =>
  node.arguments?.some(({ name }) => name.value === 'search') === true;

const isList = ({ type }: GraphQLField<unknown, unknown>): boolean =>
  isListType(isNonNullType(type) ? type.ofType : type);

/**
 * Works the cost of an operation out as far as its text tells. The operation has been checked against the schema and
 * against the number of selections it makes when written out.
 */
export const costOf = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Cost => {
  const ofField = (node: FieldNode, parent: GraphQLObjectType, page: Part | undefined): Part => {
    const field = parent.getFields()[node.name.value];
    if (!field) return 1;
    const name = `${parent.name}.${field.name}`;
    const own = 1 + (fieldWork.get(name) ?? 0) + (isSearch(node) ? searchWork : 0);
    if (!node.selectionSet) return own;
    const asked = askedFor(node, field, operation);
    const named = getNamedType(field.type);
    if (!isList(field)) return sum([own, ofSet(node.selectionSet, named, asked)]);
    const size = asked ?? page ?? listSizes.get(name) ?? listSizeUsual;
    return sum([own, times(size, ofSet(node.selectionSet, named, undefined))]);
  };

  /** `page`: how long the lists of a page are that was asked for with `first`. */
  const ofSet = (set: SelectionSetNode, type: unknown, page: Part | undefined): Part =>
    sum(
      set.selections.map((one) => {
        if (one.kind === Kind.FIELD) return isObjectType(type) ? ofField(one, type, page) : 1;
        const inner = one.kind === Kind.INLINE_FRAGMENT ? one : fragments.get(one.name.value);
        if (!inner) return 0;
        const narrowed = inner.typeCondition ? schema.getType(inner.typeCondition.name.value) : type;
        return ofSet(inner.selectionSet, narrowed, page);
      }),
    );

  const cost = ofSet(operation.selectionSet, schema.getRootType(operation.operation), undefined);
  return typeof cost === 'number' ? () => cost : cost;
};
