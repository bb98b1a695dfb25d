import { isUuid } from '@rayon/kernel';
import { Extensions } from 'type-graphql';

/** What the gateway names an entity by: its type, its key, and fields another subgraph filled in (`@requires`). */
export type Representation = Readonly<{ __typename: string } & Record<string, unknown>>;

/**
 * Loads entities named by other subgraphs, all of a request at once: one answer per reference, in order,
 * null for an unknown one. A reference supplies the key; whatever authorises comes from the own store.
 */
export type ReferenceResolver<Context> = (
  references: readonly Representation[],
  context: Context,
) => Promise<readonly (object | null)[]> | readonly (object | null)[];

const extensionName = 'rayonReference';

/**
 * States on the class of an entity, beside its key and its rule, how it is found when another subgraph names it.
 * `buildSubgraph` throws for an entity that does not say it.
 */
export const Reference = <Context>(resolve: ReferenceResolver<Context>): ClassDecorator =>
  Extensions({ [extensionName]: resolve });

/** How the entities of a type are found; undefined for a type that does not say it. */
export const referenceOf = (
  extensions: Readonly<Record<string, unknown>>,
): ReferenceResolver<never> | undefined => extensions[extensionName] as ReferenceResolver<never> | undefined;

/**
 * A reference resolver over ids: each well-formed id of a request is asked for once, and what was found is shown in its
 * place. A key that is no id is unknown like any other; `present` answers null for what is not the caller's to see.
 */
export const byId =
  <Found extends object, Context>(
    load: (ids: readonly string[], context: Context) => Promise<readonly (Found | null | undefined)[]>,
    present: (found: Found, context: Context) => object | null,
  ): ReferenceResolver<Context> =>
  async (references, context) => {
    const ids = [...new Set(references.map(({ id }) => id).filter(isUuid))];
    const found = ids.length === 0 ? [] : await load(ids, context);
    const shown = new Map<unknown, object | null>(
      ids.map((id, index) => {
        const one = found[index];
        return [id, one ? present(one, context) : null];
      }),
    );
    return references.map(({ id }) => shown.get(id) ?? null);
  };
