import { type ClassType, createUnionType } from 'type-graphql';

type EnumName<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? `${First}${EnumRest<Rest>}`
  : Text;
type EnumRest<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? First extends Lowercase<First>
    ? `${Uppercase<First>}${EnumRest<Rest>}`
    : `_${First}${EnumRest<Rest>}`
  : Text;

/** Names of the graph for reasons (`UNKNOWN_STORE` for `UnknownStore`); a reason without its name does not compile. */
export type EnumOf<Reason extends string> = { readonly [Each in Reason as EnumName<Each>]: Each };

/**
 * The answer to a mutation: its success or the service's refusal. Both are instances of their classes, which is
 * how the engine tells them apart without a promise (a compiled operation cannot wait for one).
 */
export const resultOf = <Success extends object, Refusal extends object>(
  name: string,
  success: ClassType<Success>,
  refusal: ClassType<Refusal>,
) => createUnionType({ name, types: () => [success, refusal] as const });
