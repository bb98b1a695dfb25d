import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { PreparedOperation } from '../operations/prepare';
import { fragmentsOf } from '../walls/measure';

/** Fields of all shapes together; an operation that multiplies beyond it is left to the gateway's own executor. */
const shapedFieldsMax = 5_000;

/** What one place of an answer may hold. */
type Slot = Readonly<{ nonNull: boolean }> &
  (
    | Readonly<{ kind: 'list'; of: Slot }>
    | Readonly<{ kind: 'leaf'; holds: (value: unknown) => boolean }>
    /** By the object's type; `only` where no other is possible. */
    | Readonly<{ kind: 'object'; byType: ReadonlyMap<string, Shape>; only?: string }>
  );

/** The fields of one object of an answer, in order. */
export type Shape = readonly (
  | Readonly<{ key: string; typename: string }>
  | Readonly<{ key: string; typename?: undefined; slot: Slot }>
)[];

const isWhole = (value: unknown): boolean => typeof value === 'number' && /^-?\d+$/.test(String(value));

/** Whether a value may stand for a leaf of this type, as the gateway's own executor judges it. */
const leafCheck = (type: GraphQLOutputType): ((value: unknown) => boolean) => {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name));
    return (value) => names.has(value);
  }
  const { name } = getNamedType(type);
  if (!isSpecifiedScalarType(getNamedType(type))) return () => true;
  if (name === 'Boolean') return (value) => typeof value === 'boolean';
  if (name === 'Int') return isWhole;
  if (name === 'Float') return Number.isFinite;
  if (name === 'ID') return (value) => typeof value === 'string' || isWhole(value);
  return (value) => typeof value === 'string';
};

/**
 * The shape of the operation's answer, or undefined when the operation has what is not covered here: directives,
 * introspection, or names that objects have of themselves.
 */
export const shapeOf = (
  schema: GraphQLSchema,
  { document, operation }: Pick<PreparedOperation, 'document' | 'operation'>,
): Shape | undefined => {
  const fragments = fragmentsOf(document);
  let left = shapedFieldsMax;
  let covered = true;

  const applies = (condition: string | undefined, type: GraphQLObjectType): boolean => {
    if (condition === undefined || condition === type.name) return true;
    const conditionType = schema.getType(condition);
    return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
  };

  /** The fields of one type by the name they answer to, each with every place it is asked in. */
  const collect = (sets: readonly SelectionSetNode[], type: GraphQLObjectType) => {
    const found = new Map<string, FieldNode[]>();
    const walk = (set: SelectionSetNode) => {
      for (const one of set.selections) {
        if (one.directives?.length) covered = false;
        if (one.kind === Kind.FIELD) {
          const key = (one.alias ?? one.name).value;
          found.set(key, [...(found.get(key) ?? []), one]);
        } else {
          const fragment = one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value) : one;
          if (fragment?.directives?.length) covered = false;
          if (fragment && applies(fragment.typeCondition?.name.value, type)) walk(fragment.selectionSet);
        }
      }
    };
    for (const set of sets) walk(set);
    return found;
  };

  const slotOf = (type: GraphQLOutputType, sets: readonly SelectionSetNode[], nonNull = false): Slot => {
    if (isNonNullType(type)) return slotOf(type.ofType, sets, true);
    if (isListType(type)) return { kind: 'list', nonNull, of: slotOf(type.ofType, sets) };
    if (!isCompositeType(type)) return { kind: 'leaf', nonNull, holds: leafCheck(type) };
    const types = possible(type);
    const byType = new Map(types.map((each) => [each.name, objectOf(each, sets)]));
    return { kind: 'object', nonNull, byType, only: isObjectType(type) ? type.name : undefined };
  };

  const possible = (type: GraphQLCompositeType): readonly GraphQLObjectType[] =>
    isObjectType(type) ? [type] : schema.getPossibleTypes(type);

  const objectOf = (type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Shape => {
    const shape: Shape[number][] = [];
    for (const [key, nodes] of covered ? collect(sets, type) : []) {
      left -= 1;
      const name = nodes[0]?.name.value ?? '';
      const field = type.getFields()[name];
      if (left < 0 || key in {} || (name !== '__typename' && !field)) covered = false;
      if (name === '__typename') shape.push({ key, typename: type.name });
      else if (field) {
        const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
        shape.push({ key, slot: slotOf(field.type, inner) });
      }
    }
    return shape;
  };

  const root = schema.getRootType(operation.operation);
  if (!root || operation.directives?.length) return undefined;
  const shape = objectOf(root, [operation.selectionSet]);
  return covered ? shape : undefined;
};

/** The value as it may stand in the slot; undefined when the object or list around it must be null. */
const fill = (value: unknown, slot: Slot): unknown => {
  const filled = value === null || value === undefined ? null : fillKnown(value, slot);
  return filled === null && slot.nonNull ? undefined : filled;
};

const fillKnown = (value: unknown, slot: Slot): unknown => {
  if (slot.kind === 'leaf') return slot.holds(value) ? value : null;
  if (slot.kind === 'list') {
    if (!Array.isArray(value)) throw new TypeError('a subgraph answered no list where its schema has one');
    const filled = value.map((each) => fill(each, slot.of));
    return filled.includes(undefined) ? null : filled;
  }
  if (typeof value !== 'object')
    throw new TypeError('a subgraph answered no object where its schema has one');
  const { __typename: named = slot.only } = value as { __typename?: unknown };
  const shape = slot.byType.get(String(named));
  return shape ? fillObject(value as Record<string, unknown>, shape) : null;
};

/** What of the joined data the operation asked for; null when a field that may not be null is. */
export const fillObject = (
  data: Readonly<Record<string, unknown>>,
  shape: Shape,
): Record<string, unknown> | null => {
  const filled: Record<string, unknown> = {};
  for (const field of shape) {
    const value = field.typename ?? fill(data[field.key], field.slot);
    if (value === undefined) return null;
    filled[field.key] = value;
  }
  return filled;
};
