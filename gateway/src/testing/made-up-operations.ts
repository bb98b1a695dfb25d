import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** A number from 0 up to, and without, `below`. */
export type Draw = (below: number) => number;

const leaves: Readonly<Record<string, string>> = {
  Int: '1',
  Float: '1.5',
  Boolean: 'true',
  ID: '"0192f0c1-0000-7000-8000-000000000001"',
};

const literal = (type: GraphQLInputType): string => {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return `[${literal(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type))
    return `{ ${Object.values(type.getFields())
      .filter(isRequiredInputField)
      .map((field) => `${field.name}: ${literal(field.type)}`)
      .join(' ')} }`;
  return leaves[type.name] ?? '"2026-05-04T12:00:00.000Z"';
};

const argumentsOf = (args: readonly GraphQLArgument[]): string => {
  const given = args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${literal(type)}`);
  return given.length > 0 ? `(${given.join(', ')})` : '';
};

/** A selection of a type: fields in any order, some twice, some under another name, some in fragments. */
const selection = (schema: GraphQLSchema, type: GraphQLCompositeType, draw: Draw, depth: number): string => {
  const parts: string[] = [];
  const fields = isAbstractType(type) && !('getFields' in type) ? [] : Object.values(type.getFields());
  const taken = fields.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)));
  for (let times = 1 + draw(6); times > 0 && taken.length > 0; times -= 1) {
    const field = taken[draw(taken.length)];
    if (!field) continue;
    const named = getNamedType(field.type);
    const args = argumentsOf(field.args);
    // The alias tells the type, so that two fields under one name always fit each other.
    const alias = draw(5) === 0 ? `other_${type.name}_${field.name}: ` : '';
    const inner = isCompositeType(named) ? ` { ${selection(schema, named, draw, depth - 1)} }` : '';
    parts.push(`${alias}${field.name}${args}${inner}`);
  }
  if (isAbstractType(type))
    for (const possible of schema.getPossibleTypes(type))
      if (draw(3) > 0) parts.push(`... on ${possible.name} { ${selection(schema, possible, draw, depth)} }`);
  if (isObjectType(type) && draw(6) === 0)
    parts.push(`... on ${type.name} { ${selection(schema, type, draw, depth - 1)} }`);
  if (parts.length === 0 || draw(5) === 0) parts.splice(draw(parts.length + 1), 0, '__typename');
  return parts.join(' ');
};

/** An operation of the schema: one or two root fields, nested up to four levels. */
export const madeUpOperation = (schema: GraphQLSchema, draw: Draw): string => {
  const mutation = draw(3) === 0;
  const root = mutation ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new Error('no root type');
  const fields = Object.values(root.getFields());
  const picked = Array.from({ length: 1 + draw(2) }, (_, index) => {
    const field = fields[draw(fields.length)];
    const named = field && getNamedType(field.type);
    if (!field || !named) throw new Error('no root field');
    const inner = isCompositeType(named) ? `{ ${selection(schema, named, draw, 3)} }` : '';
    return `r${index}: ${field.name}${argumentsOf(field.args)} ${inner}`;
  });
  const kind = mutation ? 'mutation' : 'query';
  const all = picked.join(' ');
  return draw(4) === 0 ? `${kind} { ...All } fragment All on ${root.name} { ${all} }` : `${kind} { ${all} }`;
};
