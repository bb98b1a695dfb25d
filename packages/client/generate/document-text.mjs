import { Kind, print, stripIgnoredCharacters, visit } from 'graphql';

/** The operations of a document, in its order. */
export const operationsOf = (document) =>
  document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);

/** An operation as it is sent: with the fragments it uses, each once, without a blank too many. */
export const documentText = (operation, document) => {
  const fragments = new Map(
    document.definitions
      .filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const used = new Set();
  const collect = (node) =>
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (!fragment) throw new Error(`there is no fragment ${name.value}`);
        if (used.has(fragment)) return;
        used.add(fragment);
        collect(fragment);
      },
    });
  collect(operation);
  return stripIgnoredCharacters([operation, ...used].map(print).join(' '));
};
