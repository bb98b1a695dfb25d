import type { CampaignContent } from './campaign-content';
import { categoryKey } from './category-key';
import { partsOf } from './compiled-campaign';
import { kindsNamed, type Lists, type Target } from './target';

/** The rules of what a campaign looks at, by name. */
export type TargetRule = 'every-needs-two' | 'excepts-what-it-names' | 'excepts-own-brand';

/** Everything a campaign looks at in a basket, by the field that says so. */
export const targetsOf = ({
  target,
  conditions,
  benefit,
}: Pick<CampaignContent, 'target' | 'conditions' | 'benefit'>): (readonly [field: string, Target])[] => [
  ['target', target],
  ...conditions.map((condition, at) => [`conditions.${at}.target`, condition.target] as const),
  ...partsOf(benefit).map((part, at) => {
    const field = benefit.kind === 'buy-get' ? 'benefit.buy.target' : `benefit.parts.${at}.target`;
    return [field, part.target] as const;
  }),
];

const listsOf = ['categories', 'brandIds', 'articleIds', 'gtins'] as const;

/** Which rule one of them breaks, and where: also what is looked for in the past. */
export const problemOfTargets = (
  content: CampaignContent,
): Readonly<{ field: string; rule: TargetRule }> | undefined => {
  const { audience } = content;
  const pasts = audience.kind === 'personalised' ? (audience.past ?? []) : [];
  const all = [
    ...targetsOf(content),
    ...pasts.map(({ target }, at) => [`audience.past.${at}.target`, target] as const),
  ];
  for (const [field, target] of all) {
    const problem = problemOf(target);
    if (problem) return { ...problem, field: `${field}.${problem.field}` };
  }
  return undefined;
};

/** A brand gives on its own articles alone: without them it would give nothing. */
export const problemOfOwnBrand = ({
  brandId,
  content: { target, benefit },
}: Readonly<{ brandId?: string | undefined; content: CampaignContent }>): 'excepts-own-brand' | undefined =>
  brandId !== undefined && benefit.kind !== 'message' && target.except?.brandIds.includes(brandId)
    ? 'excepts-own-brand'
    : undefined;

const problemOf = (target: Target): Readonly<{ field: string; rule: TargetRule }> | undefined => {
  if (target.every && kindsNamed(target).length < 2) return { field: 'every', rule: 'every-needs-two' };
  const { except } = target;
  const both = except && listsOf.find((list) => sharesSome(list, target, except));
  return both && { field: `except.${both}`, rule: 'excepts-what-it-names' };
};

const sharesSome = (list: (typeof listsOf)[number], one: Lists, other: Lists): boolean => {
  const keyOf = list === 'categories' ? categoryKey : (name: string) => name;
  const keys = new Set(one[list].map(keyOf));
  return other[list].some((name) => keys.has(keyOf(name)));
};
