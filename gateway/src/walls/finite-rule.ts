import { type FloatValueNode, GraphQLError, type IntValueNode, type ValidationRule } from 'graphql';

/** Refuses a number like `1e400`, wherever it is written: it reads as infinity, which no service could be told in JSON. */
export const FiniteRule: ValidationRule = (context) => {
  const check = (node: FloatValueNode | IntValueNode): void => {
    if (Number.isFinite(Number(node.value))) return;
    context.reportError(
      new GraphQLError('A number has to be finite.', { nodes: node, extensions: { code: 'BAD_INPUT' } }),
    );
  };
  return { FloatValue: check, IntValue: check };
};
