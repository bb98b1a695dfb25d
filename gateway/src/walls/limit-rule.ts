import { GraphQLError, type OperationDefinitionNode, type ValidationRule } from 'graphql';
import { isSensitiveMutation, operationLimits } from './limits';
import { fragmentsOf, measure, rootFields, selectionsCount } from './measure';

const exceeded = (what: string, limit: number, node: OperationDefinitionNode) =>
  new GraphQLError(`An operation may hold at most ${limit} ${what}.`, {
    nodes: node,
    extensions: { code: 'LIMIT_EXCEEDED', limit },
  });

/** Refuses operations that are too deep, too wide or try many secrets at once. */
export const LimitRule: ValidationRule = (context) => {
  const fragments = fragmentsOf(context.getDocument());
  return {
    OperationDefinition: (node) => {
      const { depthMax, aliasesMax, rootFieldsMax, sensitiveRootFieldsMax } = operationLimits;
      const { depth, aliases } = measure(node, fragments);
      if (depth > depthMax) context.reportError(exceeded('levels', depthMax, node));
      if (aliases > aliasesMax) context.reportError(exceeded('aliases', aliasesMax, node));

      const roots = rootFields(node, fragments, rootFieldsMax);
      if (roots.length > rootFieldsMax) context.reportError(exceeded('root fields', rootFieldsMax, node));
      const sensitive = roots.filter(({ name }) => isSensitiveMutation(name.value)).length;
      if (node.operation === 'mutation' && sensitive > sensitiveRootFieldsMax)
        context.reportError(exceeded('such mutations', sensitiveRootFieldsMax, node));
    },
  };
};

/** Refuses operations whose fragments, written out, make more selections than anybody needs. */
export const SelectionsRule: ValidationRule = (context) => {
  const fragments = fragmentsOf(context.getDocument());
  return {
    OperationDefinition: (node) => {
      if (selectionsCount(node, fragments) <= operationLimits.selectionsMax) return;
      const what = node.name ? `Operation "${node.name.value}"` : 'Anonymous operation';
      context.reportError(new GraphQLError(`${what} recursively requests too many selections.`));
    },
  };
};
