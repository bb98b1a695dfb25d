import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import {
  type ASTNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  isUnionType,
  Kind,
  parse,
} from 'graphql';
import {
  type BuildSchemaOptions,
  buildSchemaSync,
  type ClassType,
  createResolversMap,
  type NonEmptyArray,
} from 'type-graphql';
import { rulesOf } from './allow';
import type { Command } from './command';
import { resolverOf } from './command-resolver';
import { type Entity, installEntities } from './entities';
import { guarded } from './guard';
import { referenceOf } from './reference';
import { type ResolvedFields, resolvedFields } from './resolved-fields';
import { settleTypeResolvers } from './type-resolvers';

/** The federation this house speaks; without the directives the JavaScript gateway does not enforce. */
const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [
  "@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@tag"
])`;

/** What a service is built from; its classes share one process with those of the other services. */
export type SubgraphParts<Context> = Readonly<{
  name: string;
  /** Classes of the reads. */
  resolvers: readonly ClassType[];
  /** What can be asked to change, in the order of the graph. */
  commands?: readonly Command<Context>[];
  /** Types no query reaches by itself, such as extended entities. */
  orphanedTypes?: BuildSchemaOptions['orphanedTypes'];
}>;

/** A runnable federated schema and its SDL, as it is committed and composed. */
export type Subgraph = Readonly<{ name: string; schema: GraphQLSchema; sdl: string }>;

/** Puts every resolver behind its rules and lets plain properties be read without any call. */
const guardFields = (name: string, schema: GraphQLSchema, { resolvers, computed }: ResolvedFields): void => {
  const bare: string[] = [];
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
  for (const type of types)
    for (const field of Object.values(type.getFields())) {
      const where = `${type.name}.${field.name}`;
      const rules = rulesOf(field.extensions);
      if (!resolvers.has(where)) {
        if (rules)
          throw new Error(
            `subgraph ${name}: @Allow on ${where}, which has no resolver, would not be checked`,
          );
        if (!computed.has(where)) field.resolve = undefined;
        continue;
      }
      if (!rules) bare.push(where);
      else if (field.resolve) field.resolve = guarded(field.resolve, rules, where);
    }
  if (bare.length > 0) throw new Error(`subgraph ${name}: no @Allow on ${bare.sort().join(', ')}`);
};

/**
 * Builds one service's federated schema from its type-graphql classes, and only from those. Throws, naming
 * them, when a query, mutation, field resolver or entity has no `@Allow`, or an entity no `@Reference`;
 * an entity that is only named here (`resolvable: false`) needs neither.
 */
export const buildSubgraph = <Context = never>({
  name,
  resolvers: reads,
  commands = [],
  orphanedTypes = [],
}: SubgraphParts<Context>): Subgraph => {
  const resolvers = [...reads, ...commands.map(resolverOf)] as const as NonEmptyArray<ClassType>;
  const own = buildSchemaSync({ resolvers, orphanedTypes, skipCheck: true, validate: false });
  guardFields(name, own, resolvedFields(own, resolvers));

  const schema = buildSubgraphSchema({
    typeDefs: parse(`${federation}\n${printSchemaWithDirectives(own)}`),
    resolvers: createResolversMap(own) as NonNullable<
      Exclude<Parameters<typeof buildSubgraphSchema>[0], unknown[]> extends { resolvers?: infer Map }
        ? Map
        : never
    >,
  });

  const union = schema.getType('_Entity');
  const entityNames = isUnionType(union) ? union.getTypes().map((type) => type.name) : [];
  const keyless = Object.values(own.getTypeMap()).filter(
    (type) => referenceOf(type.extensions) && !entityNames.includes(type.name),
  );
  if (keyless.length > 0)
    throw new Error(`subgraph ${name}: @Reference without @key on ${keyless.join(', ')}`);

  const entities = new Map<string, Entity>();
  for (const type of entityNames) {
    if (isKeyOnly(schema.getType(type)?.astNode)) {
      // The gateway never comes here for it; whoever else asks learns nothing.
      entities.set(type, { resolve: (asked) => asked.map(() => null), rules: ['public'] });
      continue;
    }
    const said = own.getType(type)?.extensions ?? {};
    const resolve = referenceOf(said);
    const rules = rulesOf(said);
    if (!resolve) throw new Error(`subgraph ${name}: no @Reference on entity ${type}`);
    if (!rules) throw new Error(`subgraph ${name}: no @Allow on entity ${type}`);
    entities.set(type, { resolve, rules });
  }
  installEntities(schema, entities);
  settleTypeResolvers(schema);

  const sdl = sdlOf(schema);
  return { name, schema, sdl };
};

/** Whether a type only names what another subgraph owns: its one key is `resolvable: false`. */
const isKeyOnly = (type: ASTNode | null | undefined): boolean => {
  const keys = (type && 'directives' in type ? (type.directives ?? []) : []).filter(
    ({ name }) => name.value === 'key',
  );
  return (
    keys.length > 0 &&
    keys.every(({ arguments: given = [] }) =>
      given.some(
        ({ name, value }) =>
          name.value === 'resolvable' && value.kind === Kind.BOOLEAN && value.value === false,
      ),
    )
  );
};

const sdlOf = (schema: GraphQLSchema): string => {
  const service = schema.getQueryType()?.getFields()._service?.resolve;
  const answer: unknown = service?.(undefined, {}, undefined, undefined as never);
  if (typeof answer !== 'object' || answer === null || !('sdl' in answer))
    throw new Error('a subgraph without SDL');
  return String(answer.sdl);
};
