import { readSupergraph } from '@rayon/supergraph';
import {
  buildASTSchema,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  Kind,
  parse,
} from 'graphql';

const document = parse(readSupergraph());

/** The composed schema, read from the committed supergraph. */
const apiSchema = buildASTSchema(document, { assumeValidSDL: true });

/** An object type by its name; throws when there is none. */
export const objectType = (name: string): GraphQLObjectType => {
  const type = apiSchema.getType(name);
  if (!isObjectType(type)) throw new Error(`the schema has no type ${name}`);
  return type;
};

/** An input type by its name; throws when there is none. */
export const inputType = (name: string): GraphQLInputObjectType => {
  const type = apiSchema.getType(name);
  if (!isInputObjectType(type)) throw new Error(`the schema has no input ${name}`);
  return type;
};

/** Types that services name by a key, and so can ask one another for. */
export const entityNames: readonly string[] = document.definitions
  .flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    definition.directives?.some(
      ({ name, arguments: given }) =>
        name.value === 'join__type' && given?.some((argument) => argument.name.value === 'key'),
    )
      ? [definition.name.value]
      : [],
  )
  .sort();

/** Every field of Query, of Mutation and of each entity that clients can name, as `Type.field`. */
export const accessibleFields: readonly string[] = ['Query', 'Mutation', ...entityNames].flatMap((name) =>
  Object.entries(objectType(name).getFields())
    .filter(([, { astNode }]) => !astNode?.directives?.some((one) => one.name.value === 'inaccessible'))
    .map(([field]) => `${name}.${field}`),
);

/** Selects what a field gives: its leaves, two levels down, and the key of any entity it leads to. */
export const selectionOf = (field: GraphQLField<unknown, unknown>, depth = 2): string => {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return '';
  if (entityNames.includes(type.name) && depth < 2) return '{ id }';
  const inner = Object.values(type.getFields()).flatMap((one) => {
    if (one.args.some(isRequiredArgument)) return [];
    const leaf = isLeafType(getNamedType(one.type));
    if (!leaf && (depth === 0 || entityNames.includes(type.name))) return [];
    return [`${one.name} ${selectionOf(one, depth - 1)}`];
  });
  return `{ ${entityNames.includes(type.name) ? 'id' : inner.join(' ')} }`;
};
