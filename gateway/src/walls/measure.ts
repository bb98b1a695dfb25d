import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** The size of a selection with every fragment written out where it is used. */
type Size = Readonly<{ depth: number; aliases: number }>;

const nothing: Size = { depth: 0, aliases: 0 };

/** Fragments by name. */
export const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );

/** Measures an operation in time proportional to its text: each fragment is measured once. */
export const measure = (
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Size => {
  const measured = new Map<string, Size>();

  const fragment = (name: string): Size => {
    const known = measured.get(name);
    if (known) return known;
    // A fragment within itself is refused by its own rule; here it only must not run for ever.
    measured.set(name, nothing);
    const definition = fragments.get(name);
    const size = definition ? selections(definition.selectionSet) : nothing;
    measured.set(name, size);
    return size;
  };

  const selections = (set: SelectionSetNode | undefined): Size => {
    let depth = 0;
    let aliases = 0;
    for (const one of set?.selections ?? []) {
      const isField = one.kind === Kind.FIELD;
      const inner =
        one.kind === Kind.FRAGMENT_SPREAD ? fragment(one.name.value) : selections(one.selectionSet);
      depth = Math.max(depth, inner.depth + (isField ? 1 : 0));
      aliases += inner.aliases + (isField && one.alias ? 1 : 0);
    }
    return { depth, aliases };
  };

  return selections(operation.selectionSet);
};

/** How many selections an operation makes with every fragment written out where it is used. */
export const selectionsCount = (
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): number => {
  const counted = new Map<string, number>();
  const count = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce(
      (sum, one) =>
        sum + 1 + (one.kind === Kind.FRAGMENT_SPREAD ? fragment(one.name.value) : count(one.selectionSet)),
      0,
    );
  const fragment = (name: string): number => {
    const known = counted.get(name);
    if (known !== undefined) return known;
    counted.set(name, 0);
    const selections = count(fragments.get(name)?.selectionSet);
    counted.set(name, selections);
    return selections;
  };
  return count(operation.selectionSet);
};

/** The root fields of an operation, each as often as it would run; at most `max` + 1 are looked for. */
export const rootFields = (
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  max: number,
): readonly FieldNode[] => {
  const found: FieldNode[] = [];
  const open = new Set<string>();
  const walk = (set: SelectionSetNode) => {
    for (const one of set.selections) {
      if (found.length > max) return;
      if (one.kind === Kind.FIELD) found.push(one);
      else if (one.kind === Kind.INLINE_FRAGMENT) walk(one.selectionSet);
      else if (!open.has(one.name.value)) {
        open.add(one.name.value);
        const definition = fragments.get(one.name.value);
        if (definition) walk(definition.selectionSet);
        open.delete(one.name.value);
      }
    }
  };
  walk(operation.selectionSet);
  return found;
};
