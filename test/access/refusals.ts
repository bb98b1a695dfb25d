import { getNamedType, isUnionType } from 'graphql';
import { objectType } from './api-schema';

const mutationField = (mutation: string) => {
  const field = objectType('Mutation').getFields()[mutation];
  if (!field) throw new Error(`the schema has no mutation ${mutation}`);
  return field;
};

/** The type a mutation's refusals have. */
export const refusalTypeOf = (mutation: string): string => {
  const result = getNamedType(mutationField(mutation).type);
  const refusal = isUnionType(result)
    ? result.getTypes().find(({ name }) => name.endsWith('Refusal'))
    : undefined;
  if (!refusal) throw new Error(`${mutation} answers without a refusal type`);
  return refusal.name;
};

/** The type of a mutation's one argument. */
export const inputNameOf = (mutation: string): string => {
  const [input] = mutationField(mutation).args;
  if (!input) throw new Error(`${mutation} takes no input`);
  return getNamedType(input.type).name;
};
