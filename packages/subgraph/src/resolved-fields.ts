import type { GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

/** How each field of a schema gets its value, as `Type.field`. */
export type ResolvedFields = Readonly<{
  /** Queries, mutations and field resolvers: they run code that can ask for anything. */
  resolvers: ReadonlySet<string>;
  /** Getters and renamed properties: computed from the object alone. */
  computed: ReadonlySet<string>;
}>;

/** Reads from the classes how fields are resolved; only `resolvers` among the external resolver classes count. */
export const resolvedFields = (schema: GraphQLSchema, resolvers: readonly unknown[]): ResolvedFields => {
  const running = new Set<string>();
  const computed = new Set<string>();
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    for (const field of Object.keys(root?.getFields() ?? {})) running.add(`${root?.name}.${field}`);

  const { fieldResolvers, resolverClasses, objectTypes, fields } = getMetadataStorage();
  const typeNameOf = (owner: unknown) => objectTypes.find(({ target }) => target === owner)?.name;

  for (const { kind, target, methodName, schemaName } of fieldResolvers) {
    if (kind === 'external' && !resolvers.includes(target)) continue;
    const owner =
      kind === 'internal' ? target : resolverClasses.find((one) => one.target === target)?.getObjectType();
    const isGetter = Object.getOwnPropertyDescriptor(target.prototype, methodName)?.get !== undefined;
    (isGetter ? computed : running).add(`${typeNameOf(owner)}.${schemaName}`);
  }
  for (const { target, name, schemaName } of fields)
    if (name !== schemaName) computed.add(`${typeNameOf(target)}.${schemaName}`);
  return { resolvers: running, computed };
};
