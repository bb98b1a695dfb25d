/** Everything exists twice, so that whoever belongs to one side can be asked about the other. */
export const sides = ['here', 'elsewhere'] as const;
export type Side = (typeof sides)[number];

/** Everybody who can ask. Marketers and administrators of a store are bound to it; those of none work for all. */
export const principalNames = [
  'anonymous',
  'member',
  'other member',
  'device',
  'other device',
  'terminal',
  'other terminal',
  'associate',
  'other associate',
  'marketer',
  'store marketer',
  'other store marketer',
  'administrator',
  'store administrator',
  'other store administrator',
  'brand',
  'other brand',
] as const;
export type PrincipalName = (typeof principalNames)[number];

/** The side somebody belongs to; nobody's, or the whole retailer's, is neither. */
export const sideOf = (name: PrincipalName): Side | undefined => {
  if (name === 'anonymous' || name === 'marketer' || name === 'administrator') return undefined;
  return name.startsWith('other ') ? 'elsewhere' : 'here';
};
