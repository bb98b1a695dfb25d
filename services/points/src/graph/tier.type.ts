import type { Locale } from '@rayon/kernel';
import { graphEnum, SafeInt, TranslatedType } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import type { MemberTier, TierChange, TierChangeReason } from '../domain/member-tier';
import type { Tier, TierMeasure, TierRules, TierVersion, TierWindow } from '../domain/tier-programme';
import type { Standing } from '../domain/tier-standing';

/** Names of the graph for what counts. */
export const tierMeasure = graphEnum(
  'TierMeasure',
  { POINTS: 'points', SPEND: 'spend', VISITS: 'visits' },
  'POINTS: points that kept purchases earned. SPEND: what was paid for kept merchandise in the currency of the tiers, less what points paid. VISITS: days on which something was bought and kept.',
);

/** Names of the graph for since when it counts. */
export const tierWindow = graphEnum(
  'TierWindow',
  { ROLLING: 'rolling', CALENDAR: 'calendar' },
  'ROLLING: so many months back from today. CALENDAR: since the first of January.',
);

const tierChangeReason = graphEnum(
  'TierChangeReason',
  { REACHED: 'reached', LAPSED: 'lapsed', RETURNED: 'returned', RULES: 'rules' },
  'REACHED: enough was bought. LAPSED: too little was, until the end of the grace. RETURNED: what had counted was brought back. RULES: other tiers were set.',
);

@ObjectType('Tier', { description: 'A tier of the programme.' })
export class TierType {
  @Field(() => ID, { description: 'The same in every version of the tiers.' })
  id!: string;

  @Field(() => String, { description: "In the caller's language." })
  name!: string;

  @Field(() => TranslatedType)
  names!: Tier['name'];

  @Field(() => SafeInt, {
    description: 'Who has this much has reached it: points, minor units of the currency, or days.',
  })
  threshold!: number;

  @Field(() => String, { description: "What members of it have, in the caller's language; may be empty." })
  benefits!: string;

  @Field(() => TranslatedType)
  benefitsIn!: Tier['benefits'];
}

@ObjectType('TierRules', { description: 'How tiers are reached and kept.' })
export class TierRulesType {
  @Field(() => tierMeasure.enum)
  measure!: TierMeasure;

  @Field(() => String, {
    nullable: true,
    description: 'Of SPEND: what is paid in another one does not count.',
  })
  currency!: string | null;

  @Field(() => tierWindow.enum)
  window!: TierWindow['kind'];

  @Field(() => SafeInt, { nullable: true, description: 'Of ROLLING.' })
  months!: number | null;

  @Field(() => SafeInt, {
    description: 'Days for which a tier is kept after what counts for it has become too little.',
  })
  graceDays!: number;

  @Field(() => [TierType], { description: 'The lowest first.' })
  tiers!: readonly TierType[];
}

@ObjectType('TierProgramme', { description: 'The tiers of the programme, and those before them.' })
export class TierProgrammeType {
  @Field(() => SafeInt, { description: '0: nobody has set any.' })
  version!: number;

  @Field(() => TierRulesType, { nullable: true, description: 'Null where nobody has set any.' })
  rules!: TierRulesType | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  setAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who set them, as the record of changes names them.' })
  setBy!: string | null;

  @Field(() => [TierProgrammeType], { description: 'The 50 versions before this one, newest first.' })
  earlier!: readonly TierProgrammeType[];
}

@ObjectType('TierChange', { description: "A change of a member's tier." })
export class TierChangeType {
  @Field(() => String, { nullable: true, description: 'As the tier was called then; null: none.' })
  tier!: string | null;

  @Field(() => String, { description: 'YYYY-MM-DD, by the calendar of the programme.' })
  on!: string;

  @Field(() => tierChangeReason.enum)
  reason!: TierChangeReason;
}

@ObjectType('MemberTier', { description: 'Where a member stands among the tiers.' })
export class MemberTierType {
  @Field(() => TierType, { nullable: true, description: 'Null: none is reached.' })
  current!: TierType | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The last day of `current` if nothing more is bought: YYYY-MM-DD, by the calendar of the programme.',
  })
  keptUntil!: string | null;

  @Field(() => SafeInt, { description: 'What counts today: points, minor units of the currency, or days.' })
  counted!: number;

  @Field(() => SafeInt, {
    description: 'What is missing for `current` to be kept beyond that day; 0 while enough counts.',
  })
  missingToKeep!: number;

  @Field(() => TierType, { nullable: true, description: 'Null where there is no higher one.' })
  next!: TierType | null;

  @Field(() => SafeInt, { nullable: true, description: 'What is missing to `next`.' })
  missing!: number | null;

  @Field(() => TierRulesType)
  rules!: TierRulesType;

  @Field(() => [TierChangeType], { description: 'The 50 newest, newest first.' })
  history!: readonly TierChangeType[];
}

const presentTier = ({ tierId, name, threshold, benefits }: Tier, locale: Locale): TierType => ({
  id: tierId,
  name: name[locale],
  names: name,
  threshold,
  benefits: benefits[locale],
  benefitsIn: benefits,
});

const presentRules = (
  { measure, currency, window, graceDays, tiers }: TierRules,
  locale: Locale,
): TierRulesType => ({
  measure,
  currency: currency ?? null,
  window: window.kind,
  months: window.kind === 'rolling' ? window.months : null,
  graceDays,
  tiers: tiers.map((tier) => presentTier(tier, locale)),
});

const earlierMax = 50;

/** A version of the tiers, with those before it. */
export const presentTierProgramme = (versions: readonly TierVersion[], locale: Locale): TierProgrammeType => {
  const [newest, ...earlier] = versions.toReversed();
  return newest
    ? {
        ...presentVersion(newest, locale),
        earlier: earlier.slice(0, earlierMax).map((one) => presentVersion(one, locale)),
      }
    : { version: 0, rules: null, setAt: null, setBy: null, earlier: [] };
};

const presentVersion = (version: TierVersion, locale: Locale): TierProgrammeType => ({
  version: version.version,
  rules: presentRules(version, locale),
  setAt: version.setAt,
  setBy: version.setBy,
  earlier: [],
});

const presentChange = ({ name, on, reason }: TierChange, locale: Locale): TierChangeType => ({
  tier: name?.[locale] ?? null,
  on,
  reason,
});

/** Where a member stands by the newest version. */
export const presentMemberTier = (
  { tier, keptUntil, counted, missingToKeep, next, missing }: Standing,
  { rules, history, locale }: Readonly<{ rules: TierRules; history: MemberTier['history']; locale: Locale }>,
): MemberTierType => ({
  current: tier ? presentTier(tier, locale) : null,
  keptUntil: keptUntil ?? null,
  counted,
  missingToKeep,
  next: next ? presentTier(next, locale) : null,
  missing: missing ?? null,
  rules: presentRules(rules, locale),
  history: history.map((change) => presentChange(change, locale)),
});
