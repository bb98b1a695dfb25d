import { type Principal, worksEverywhere } from '@rayon/auth';
import { Extensions } from 'type-graphql';

/**
 * Who a rule lets in. `public` is everybody, signed in or not; `anonymous` only somebody without a token. What holds for
 * the whole retailer asks for somebody who is bound to no store: `unbound`.
 */
export type AllowRule =
  | 'anonymous'
  | 'member'
  | 'device'
  | 'terminal'
  | 'associate'
  | 'marketer'
  | 'administrator'
  | 'unbound marketer'
  | 'unbound administrator'
  | 'brand'
  | 'public';

const extensionName = 'rayonAllow';

/**
 * States who may use a query, a mutation, a field resolver or (on the class of an entity) its reference.
 * It is the first check, by kind of principal; whose data it is stays a check of the resolver itself.
 * `buildSubgraph` throws when one of them carries no rule.
 */
export const Allow = (
  ...rules: [AllowRule, ...AllowRule[]]
): MethodDecorator & ClassDecorator & PropertyDecorator => Extensions({ [extensionName]: rules });

/** The rules a field or type carries; undefined when it has none. */
export const rulesOf = (extensions: Readonly<Record<string, unknown>>): readonly AllowRule[] | undefined => {
  const rules = extensions[extensionName];
  return Array.isArray(rules) ? (rules as AllowRule[]) : undefined;
};

/** Whether one of the rules lets the principal in. */
export const isAllowed = (principal: Principal, rules: readonly AllowRule[]): boolean => {
  if (rules.includes('public')) return true;
  if (principal.kind === 'service') return false;
  if (principal.kind !== 'staff') return rules.includes(principal.kind);
  return rules.includes(principal.role) || (worksEverywhere(principal) && asksForUnbound(principal, rules));
};

/** Whether a role like the caller's gets in that is bound to no store. */
export const asksForUnbound = (principal: Principal, rules: readonly AllowRule[]): boolean =>
  principal.kind === 'staff' && rules.some((rule) => rule === `unbound ${principal.role}`);
