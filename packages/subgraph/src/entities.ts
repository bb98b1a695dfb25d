import { entitiesMax } from '@rayon/process';
import { type GraphQLFieldResolver, type GraphQLSchema, isUnionType } from 'graphql';
import type { AllowRule } from './allow';
import { publicError } from './errors';
import { presentable, requireAllowed } from './guard';
import type { ReferenceResolver, Representation } from './reference';
import { type Scope, scopeOf } from './scope';

/** How the entities of one type are found, and whom they may be shown to. */
export type Entity = Readonly<{ resolve: ReferenceResolver<never>; rules: readonly AllowRule[] }>;

const isRepresentation = (value: unknown): value is Representation =>
  typeof value === 'object' &&
  value !== null &&
  '__typename' in value &&
  typeof value.__typename === 'string';

/** Replaces the schema's `_entities` by one that batches per type, checks each type's rules and caps the keys. */
export const installEntities = (schema: GraphQLSchema, entities: ReadonlyMap<string, Entity>): void => {
  const field = schema.getQueryType()?.getFields()._entities;
  const union = schema.getType('_Entity');
  if (!field || !isUnionType(union)) return;

  // Which type an answer stands for is noted beside it: the same stored object may be shared or frozen.
  const typeOf = new WeakMap<object, string>();
  union.resolveType = (value) =>
    typeof value === 'object' && value !== null ? typeOf.get(value) : undefined;

  const load = async (
    type: string,
    references: readonly Representation[],
    context: unknown,
    scope: Scope,
  ) => {
    const entity = entities.get(type);
    if (!entity) throw publicError('BAD_INPUT', 'Unknown entity.');
    requireAllowed(scope, entity.rules);
    try {
      const values = await entity.resolve(references, context as never);
      if (values.length !== references.length)
        throw new Error(
          `${references.length} references to ${type} were answered with ${values.length} values`,
        );
      return values;
    } catch (error) {
      throw presentable(error, `_entities ${type}`, scope);
    }
  };

  const resolve: GraphQLFieldResolver<unknown, unknown> = (_source, { representations }, context) => {
    const scope = scopeOf(context);
    if (!Array.isArray(representations) || !representations.every(isRepresentation))
      throw publicError('BAD_INPUT', 'A representation names its type.');
    if (representations.length > entitiesMax)
      throw publicError('TOO_MANY_ENTITIES', `At most ${entitiesMax} entities at once.`, {
        limit: entitiesMax,
      });

    const byType = new Map<string, Representation[]>();
    for (const reference of representations) {
      const sameType = byType.get(reference.__typename);
      if (sameType) sameType.push(reference);
      else byType.set(reference.__typename, [reference]);
    }
    const loaded = new Map<string, Promise<readonly (object | null)[]>>();
    for (const [type, references] of byType) loaded.set(type, load(type, references, context, scope));

    const next = new Map<string, number>();
    return representations.map(async ({ __typename }: Representation) => {
      const position = next.get(__typename) ?? 0;
      next.set(__typename, position + 1);
      const value = (await loaded.get(__typename))?.[position] ?? null;
      if (value) typeOf.set(value, __typename);
      return value;
    });
  };
  field.resolve = resolve;
};
