import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  getOperationAST,
  Kind,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import type { FetchFrom, SubgraphAnswer } from '../sources/subgraph-source';

type Types = Readonly<{
  fields: ReadonlyMap<string, ReadonlyMap<string, TypeNode>>;
  unions: ReadonlyMap<string, readonly string[]>;
  enums: ReadonlyMap<string, readonly string[]>;
}>;

const typesOf = (document: DocumentNode): Types => {
  const fields = new Map<string, Map<string, TypeNode>>();
  const unions = new Map<string, string[]>();
  const enums = new Map<string, string[]>();
  for (const one of document.definitions) {
    if (one.kind === Kind.OBJECT_TYPE_DEFINITION || one.kind === Kind.OBJECT_TYPE_EXTENSION) {
      const known = fields.get(one.name.value) ?? new Map<string, TypeNode>();
      for (const field of one.fields ?? []) known.set(field.name.value, field.type);
      fields.set(one.name.value, known);
    }
    if (one.kind === Kind.UNION_TYPE_DEFINITION)
      unions.set(
        one.name.value,
        (one.types ?? []).map(({ name }) => name.value),
      );
    if (one.kind === Kind.ENUM_TYPE_DEFINITION)
      enums.set(
        one.name.value,
        (one.values ?? []).map(({ name }) => name.value),
      );
  }
  return { fields, unions, enums };
};

/** A number from the text alone, so that the same question gets the same answer. */
const numberOf = (text: string): number => createHash('sha1').update(text).digest().readUInt32BE();

/**
 * A subgraph that answers any fetch with data of the right form, always the same for the same seed: with nulls, now
 * and then one where none may be or a leaf that does not fit, errors at a path, and failures.
 */
export const madeUpSubgraph = (name: string, sdl: string, seed: () => number): FetchFrom => {
  const { fields, unions, enums } = typesOf(parse(sdl));

  const leaf = (type: string, at: string): unknown => {
    const number = numberOf(at);
    if (number % 61 === 0) return { Int: 'many', Boolean: 1, Float: 'x', ID: true }[type] ?? 7.5;
    const names = enums.get(type);
    if (names) return names[number % names.length];
    return (
      { Int: number % 1000, Float: (number % 100) / 8, Boolean: number % 2 === 0 }[type] ??
      `${type} ${number}`
    );
  };

  const errors: NonNullable<SubgraphAnswer['errors']>[number][] = [];
  const value = (
    type: TypeNode,
    set: SelectionSetNode | undefined,
    place: { at: string; path: (string | number)[] },
    nullable = true,
  ): unknown => {
    const { at, path } = place;
    if (type.kind === Kind.NON_NULL_TYPE) return value(type.type, set, place, numberOf(`${at}!`) % 97 === 0);
    if (nullable && numberOf(`${at}?`) % 7 === 0) {
      if (numberOf(`${at}e`) % 3 === 0)
        errors.push({ message: `no ${at.length}`, path, extensions: { code: 'FORBIDDEN' } });
      return null;
    }
    if (type.kind === Kind.LIST_TYPE)
      return Array.from({ length: numberOf(`${at}#`) % 4 }, (_, index) =>
        value(type.type, set, { at: `${at}.${index}`, path: [...path, index] }),
      );
    const named = type.name.value;
    const members = unions.get(named) ?? [named];
    return set ? object(members[numberOf(at) % members.length] ?? named, set, place) : leaf(named, at);
  };

  const object = (
    type: string,
    set: SelectionSetNode,
    { at, path }: { at: string; path: (string | number)[] },
    into: Record<string, unknown> = {},
  ): Record<string, unknown> => {
    for (const one of set.selections) {
      if (one.kind === Kind.INLINE_FRAGMENT) {
        const condition = one.typeCondition?.name.value ?? type;
        if (condition === type || unions.get(condition)?.includes(type))
          object(type, one.selectionSet, { at, path }, into);
      } else if (one.kind === Kind.FIELD) {
        const key = (one.alias ?? one.name).value;
        const field = fields.get(type)?.get(one.name.value);
        if (one.name.value === '__typename') into[key] = type;
        else if (!field) throw new Error(`${name} has no ${type}.${one.name.value}`);
        else if (!(key in into))
          into[key] = value(field, one.selectionSet, {
            at: `${at}.${type}.${one.name.value}`,
            path: [...path, key],
          });
        else if (one.selectionSet) again(into[key], one.selectionSet);
      } else throw new Error('a fetch with a named fragment');
    }
    return into;
  };

  /** Fetches name each field once; a second selection of one would need its data to be kept. */
  const again = (_known: unknown, _set: SelectionSetNode) => {
    throw new Error('a fetch that names one field twice');
  };

  return async ({ query, variables, operationName }) => {
    const operation = getOperationAST(parse(query), operationName);
    if (!operation) throw new Error('a fetch without an operation');
    const at = `${seed()} ${name}`;
    if (numberOf(`${at} ${query}`) % 29 === 0) throw new TypeError('away');
    errors.length = 0;
    const { representations } = variables;
    const [first] = operation.selectionSet.selections;
    if (!Array.isArray(representations)) {
      const root = operation.operation === 'mutation' ? 'Mutation' : 'Query';
      const data = object(root, operation.selectionSet, { at, path: [] });
      return { data, ...(errors.length > 0 ? { errors: [...errors] } : {}) };
    }
    const set = first?.kind === Kind.FIELD ? first.selectionSet : undefined;
    const entities = representations.map((representation: Record<string, unknown>, index) => {
      const key = `${at} ${JSON.stringify(representation)}`;
      if (!set || numberOf(`${key}0`) % 11 === 0) return null;
      return object(String(representation.__typename), set, { at: key, path: ['_entities', index] });
    });
    return { data: { _entities: entities }, ...(errors.length > 0 ? { errors: [...errors] } : {}) };
  };
};
