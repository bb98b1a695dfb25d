import type { Locale, Translated } from '@rayon/kernel';
import type { ClassType } from 'type-graphql';

/** How a service says no: its type of the graph, and what that shows of a rejection in the caller's language. */
export type Refusals<Rejection, Refusal extends object> = Readonly<{
  type: ClassType<Refusal>;
  present: (rejection: Rejection, locale: Locale) => Refusal;
}>;

/** A service's refusals: reason and sentence of each, and the facts that some carry as well. */
export const refusals = <Rejection extends { reason: string }, Refusal extends { message: string }>(
  type: ClassType<Refusal>,
  textOf: (rejection: Rejection) => Translated,
  factsOf: (rejection: Rejection) => Partial<Refusal>,
): Refusals<Rejection, Refusal> => ({
  type,
  present: (rejection, locale) =>
    Object.assign(new type(), {
      reason: rejection.reason,
      message: textOf(rejection)[locale],
      ...factsOf(rejection),
    }),
});
