import { canonicalJson, comparedText, locales, type Translated } from '@rayon/kernel';

/** What of a purchase counts towards a tier. */
export const tierMeasures = ['points', 'spend', 'visits'] as const;

/** Points its receipts earned, money paid for merchandise, or days on which something was bought. */
export type TierMeasure = (typeof tierMeasures)[number];

/** Since when purchases count: the same day so many months ago, that one left out, or the beginning of the year. */
export type TierWindow = Readonly<{ kind: 'rolling'; months: number }> | Readonly<{ kind: 'calendar' }>;

/** A tier that members reach. */
export type Tier = Readonly<{
  /** The same in every version. */
  tierId: string;
  name: Translated;
  /** Whoever has this much has reached it: points, minor units, or days. */
  threshold: number;
  /** What members of it have, in the retailer's own words; empty: nothing is said. */
  benefits: Translated;
}>;

/** Tiers, and how they are reached and kept. */
export type TierRules = Readonly<{
  measure: TierMeasure;
  /** Of `spend`: what is paid in another one does not count. */
  currency?: string | undefined;
  window: TierWindow;
  /** Days for which a tier is kept after what counts for it has become too little. */
  graceDays: number;
  /** The lowest first; none: there are no tiers any more. */
  tiers: readonly Tier[];
}>;

/** A version of the tiers. */
export type TierVersion = TierRules & Readonly<{ version: number; setAt: Date; setBy: string }>;

/** Bounds of what can be set. */
export const tierLimits = {
  tiers: 6,
  months: 36,
  graceDays: 730,
  threshold: 1_000_000_000,
  name: 30,
  benefits: 300,
} as const;

/** The versions after somebody set tiers: the same ones again are no new version. */
export const withTierRules = (
  versions: readonly TierVersion[],
  wanted: TierRules,
  set: Pick<TierVersion, 'setAt' | 'setBy'>,
): readonly TierVersion[] => {
  const newest = versions.at(-1);
  if (newest && canonicalJson(rulesOf(newest)) === canonicalJson(rulesOf(wanted))) return versions;
  return [...versions, { version: versions.length + 1, ...wanted, ...set }];
};

const rulesOf = ({ measure, currency, window, graceDays, tiers }: TierRules) => ({
  measure,
  currency: currency ?? null,
  window,
  graceDays,
  tiers,
});

/** Why tiers cannot be set, and by which of them. */
export type TierProblem = Readonly<{
  reason: 'ThresholdsNotRising' | 'UnknownTier' | 'TierNamedTwice';
  field: string;
}>;

/** What keeps these tiers from following those there were; undefined: nothing. */
export const tiersProblem = (
  versions: readonly Pick<TierVersion, 'tiers'>[],
  { tiers }: Pick<TierRules, 'tiers'>,
  /** Tiers that have just been made. */
  isNew: (tierId: string) => boolean,
): TierProblem | undefined => {
  const known = new Set(versions.flatMap((version) => version.tiers.map(({ tierId }) => tierId)));
  for (const [index, { tierId, name, threshold }] of tiers.entries()) {
    const before = tiers.slice(0, index);
    const at = (field: string) => `tiers.${index}.${field}`;
    if (!known.has(tierId) && !isNew(tierId)) return { reason: 'UnknownTier', field: at('tierId') };
    if (before.some((one) => one.tierId === tierId)) return { reason: 'TierNamedTwice', field: at('tierId') };
    if (before.some((one) => isNamedAs(one.name, name)))
      return { reason: 'TierNamedTwice', field: at('name') };
    if (before.some((one) => one.threshold >= threshold))
      return { reason: 'ThresholdsNotRising', field: at('threshold') };
  }
  return undefined;
};

const isNamedAs = (one: Translated, other: Translated): boolean =>
  locales.some((locale) => comparedText(one[locale]) === comparedText(other[locale]));
