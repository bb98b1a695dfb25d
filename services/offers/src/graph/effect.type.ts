import type { Principal } from '@rayon/auth';
import type { Translated } from '@rayon/kernel';
import { holm } from '@rayon/statistics';
import { MoneyType, SafeInt, TranslatedType } from '@rayon/subgraph';
import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import type { z } from 'zod';
import { brandPeopleMin, inSteps } from '../domain/brand-people';
import { type ArmFigures, type Effect, type Lift, verdictOf } from '../domain/effect';
import { effectVerdict } from './enums';
import { StoreStub } from './stubs.type';

@ObjectType('EffectArm', { simpleResolvers: true, description: 'One side of the comparison.' })
export class EffectArmType {
  @Field(() => SafeInt, { description: 'Members; to a brand in steps.' })
  people!: number;

  @Field(() => SafeInt, { nullable: true })
  receipts?: number;

  @Field(() => MoneyType, { nullable: true, description: 'What each spent on everything, on average.' })
  spentPerPerson?: MoneyType;

  @Field(() => MoneyType, { nullable: true, description: 'What each spent on what is promoted, on average.' })
  promotedPerPerson?: MoneyType;
}

@ObjectType('EffectLift', {
  simpleResolvers: true,
  description:
    'How much more each member spends who gets the campaign, with an interval that holds however often one looks: 95 in 100 campaigns stay in theirs.',
})
export class EffectLiftType {
  @Field(() => effectVerdict.enum)
  verdict!: z.infer<typeof effectVerdict>;

  @Field(() => MoneyType, { nullable: true })
  perPerson?: MoneyType;

  @Field(() => MoneyType, { nullable: true })
  low?: MoneyType;

  @Field(() => MoneyType, { nullable: true })
  high?: MoneyType;

  @Field(() => Float, {
    nullable: true,
    description: 'How likely so great a difference is without any effect, however often one looks.',
  })
  p?: number;
}

@ObjectType('EffectOfStore', { simpleResolvers: true })
export class EffectOfStoreType {
  @Field(() => String)
  currency!: string;

  @Field(() => StoreStub, { nullable: true, description: 'Where members began to be measured.' })
  store?: StoreStub;

  @Field(() => EffectArmType)
  offered!: EffectArmType;

  @Field(() => EffectArmType)
  control!: EffectArmType;

  @Field(() => EffectLiftType)
  promoted!: EffectLiftType;
}

@ObjectType('EffectOfRegion', { simpleResolvers: true })
export class EffectOfRegionType {
  @Field(() => String)
  currency!: string;

  @Field(() => String, {
    nullable: true,
    description: 'That of the store where members began to be measured, as it was then; null: none.',
  })
  region?: string;

  @Field(() => EffectArmType)
  offered!: EffectArmType;

  @Field(() => EffectArmType)
  control!: EffectArmType;

  @Field(() => EffectLiftType)
  promoted!: EffectLiftType;
}

@ObjectType('EffectInCurrency', { simpleResolvers: true })
export class EffectInCurrencyType {
  @Field(() => String)
  currency!: string;

  @Field(() => EffectArmType, { description: 'Members who get it.' })
  offered!: EffectArmType;

  @Field(() => EffectArmType, { description: 'Members it is kept from.' })
  control!: EffectArmType;

  @Field(() => Boolean, { description: 'The sides are not split as they were dealt: no number holds.' })
  isUneven!: boolean;

  @Field(() => EffectLiftType, { nullable: true, description: 'Of everything. Withheld from a brand.' })
  spent?: EffectLiftType;

  @Field(() => EffectLiftType, { description: 'Of what the campaign promotes.' })
  promoted!: EffectLiftType;

  @Field(() => EffectLiftType, {
    nullable: true,
    description:
      'Of the rest of the categories of what it promotes: what it takes from there. Null where nothing is sold there, and to a brand.',
  })
  beside?: EffectLiftType;

  @Field(() => EffectLiftType, {
    nullable: true,
    description: 'Of everything in the four weeks after it; null until it is over. Withheld from a brand.',
  })
  after?: EffectLiftType;

  @Field(() => EffectLiftType, {
    nullable: true,
    description:
      'Of the margin: what is left of what is paid, without VAT, after what the goods cost, of those that is known of. Null where nothing is known, and to a brand.',
  })
  margin?: EffectLiftType;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of what is paid whose margin is known, from 0 to 1. Withheld from a brand.',
  })
  marginKnown?: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'What it takes off for each unit of money it adds to the margin; null while it adds none for sure.',
  })
  costPerExtraMargin?: number;

  @Field(() => Float, { nullable: true, description: 'The same at the low end of the interval.' })
  costPerExtraMarginAtMost?: number;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What it took off for the members who got it. Withheld from a brand: see `results`.',
  })
  cost?: MoneyType;

  @Field(() => Float, {
    nullable: true,
    description: 'What it takes off for each unit of money it adds; null while it adds nothing for sure.',
  })
  costPerExtra?: number;

  @Field(() => Float, { nullable: true, description: 'The same at the low end of the interval.' })
  costPerExtraAtMost?: number;
}

@ObjectType('EffectOfDay', { simpleResolvers: true, description: 'How the comparison stood on a day.' })
export class EffectOfDayType {
  @Field(() => String, { description: 'YYYY-MM-DD, UTC.' })
  day!: string;

  @Field(() => String)
  currency!: string;

  @Field(() => EffectLiftType)
  promoted!: EffectLiftType;

  @Field(() => EffectLiftType, { nullable: true, description: 'Withheld from a brand.' })
  spent?: EffectLiftType;
}

@ObjectType('EffectOfVariant', {
  simpleResolvers: true,
  description: 'One of the campaigns that share out the members of an experiment.',
})
export class EffectOfVariantType {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => TranslatedType)
  title!: TranslatedType;

  @Field(() => String)
  currency!: string;

  @Field(() => EffectLiftType)
  promoted!: EffectLiftType;

  @Field(() => Float, {
    nullable: true,
    description: 'The `p` of the lift, raised for how many variants are looked at (Holm).',
  })
  pAmongAll?: number;
}

@ObjectType('CampaignEffect', {
  simpleResolvers: true,
  description: 'What a version of a campaign changes, from the members it is kept from.',
})
export class CampaignEffectType {
  @Field(() => Int)
  version!: number;

  @Field(() => [Int], { description: 'The versions that are measured, the newest first.' })
  versions!: readonly number[];

  @Field(() => GraphQLISODateTime)
  since!: Date;

  @Field(() => GraphQLISODateTime, { description: 'The end of its window, or when it was ended or changed.' })
  until!: Date;

  @Field(() => [EffectInCurrencyType])
  currencies!: readonly EffectInCurrencyType[];

  @Field(() => [EffectOfStoreType], {
    description: 'By the store where members began to be measured; none for a brand.',
  })
  stores!: readonly EffectOfStoreType[];

  @Field(() => [EffectOfRegionType], {
    description:
      'By the region of that store. To a brand, regions of enough people on each side, as long as those that are left are enough, too.',
  })
  regions!: readonly EffectOfRegionType[];

  @Field(() => [EffectOfDayType], { description: 'The oldest first; none of a single store.' })
  days!: readonly EffectOfDayType[];

  @Field(() => [EffectOfVariantType], {
    description: 'Every campaign of its experiment, this one included; none where it is alone.',
  })
  variants!: readonly EffectOfVariantType[];

  @Field(() => Int, {
    nullable: true,
    description: 'Numbers about fewer people than this, on either side, are withheld from this caller.',
  })
  withheldBelow?: number;
}

const isKnown = ({ people }: ArmFigures): boolean => people >= brandPeopleMin;

/** What of a comparison the caller may know. */
export type Reader = Readonly<{ isBrand: boolean }>;

/** A brand reads about what is its own. */
export const readerOf = ({ kind }: Principal): Reader => ({ isBrand: kind === 'brand' });

const presentArm = (
  { currency, people, receipts, spent, promoted }: ArmFigures,
  { isBrand }: Reader,
): EffectArmType => {
  const average = (sum: number): MoneyType => ({ minor: Math.round(sum / people), currency });
  if (isBrand) {
    const shown = inSteps(people, people);
    return shown === 0 ? { people: 0 } : { people: shown, promotedPerPerson: average(promoted.sum) };
  }
  if (people === 0) return { people, receipts };
  return {
    people,
    receipts,
    spentPerPerson: average(spent.sum),
    promotedPerPerson: average(promoted.sum),
  };
};

const presentLift = (effect: Effect, lift: Lift | undefined): EffectLiftType => {
  const verdict = verdictOf(effect, lift);
  if (lift === undefined) return { verdict };
  const money = (minor: number): MoneyType => ({ minor: Math.round(minor), currency: effect.currency });
  const { difference, low, high, p } = lift;
  return { verdict, perPerson: money(difference), low: money(low), high: money(high), p };
};

const presentSides = ({ offered, control }: Effect, reader: Reader) => ({
  offered: presentArm(offered, reader),
  control: presentArm(control, reader),
});

/** A comparison in one currency, as the caller may know it. */
export const presentEffect = (effect: Effect, reader: Reader): EffectInCurrencyType => {
  const { currency, offered, isUneven, costPerExtra, costPerExtraMargin } = effect;
  const shown = { currency, ...presentSides(effect, reader), isUneven };
  if (!mayKnow(effect, reader)) return { ...shown, promoted: { verdict: 'too-few' } };
  const promoted = presentLift(effect, effect.promoted);
  // What it took off is told with its results, once enough people used it.
  if (reader.isBrand) return { ...shown, promoted };
  const cost = { minor: offered.discountMinor, currency };
  return {
    ...shown,
    promoted,
    cost,
    spent: presentLift(effect, effect.spent),
    ...(effect.beside ? { beside: presentLift(effect, effect.beside) } : {}),
    ...(effect.after ? { after: presentLift(effect, effect.after) } : {}),
    marginKnown: effect.marginKnown,
    ...(effect.marginKnown > 0 ? { margin: presentLift(effect, effect.margin) } : {}),
    ...(costPerExtraMargin
      ? {
          costPerExtraMargin: costPerExtraMargin.usual,
          costPerExtraMarginAtMost: costPerExtraMargin.high,
        }
      : {}),
    ...(costPerExtra ? { costPerExtra: costPerExtra.usual, costPerExtraAtMost: costPerExtra.high } : {}),
  };
};

const presentPlace = (effect: Effect, reader: Reader) => ({
  currency: effect.currency,
  ...presentSides(effect, reader),
  promoted: presentLift(effect, effect.promoted),
});

/** A comparison in one store. */
export const presentStore = (storeId: string, effect: Effect, reader: Reader): EffectOfStoreType => ({
  store: { id: storeId },
  ...presentPlace(effect, reader),
});

/** A comparison in one region. */
export const presentRegion = (
  region: string | undefined,
  effect: Effect,
  reader: Reader,
): EffectOfRegionType => ({
  ...(region === undefined ? {} : { region }),
  ...presentPlace(effect, reader),
});

/** How a comparison stood on a day. */
export const presentDay = (day: string, effect: Effect, reader: Reader): EffectOfDayType => ({
  day,
  currency: effect.currency,
  promoted: mayKnow(effect, reader) ? presentLift(effect, effect.promoted) : { verdict: 'too-few' },
  ...(reader.isBrand ? {} : { spent: presentLift(effect, effect.spent) }),
});

const mayKnow = ({ offered, control }: Effect, { isBrand }: Reader): boolean =>
  !isBrand || (isKnown(offered) && isKnown(control));

/** A campaign of an experiment, with what it changes in one currency. */
type Variant = Readonly<{ campaignId: string; title: Translated; effect: Effect }>;

/** The variants of an experiment, so that the best of many is not taken for better than it is; currencies are apart. */
export const presentVariants = (variants: readonly Variant[], reader: Reader): EffectOfVariantType[] =>
  [...new Set(variants.map(({ effect }) => effect.currency))].sort().flatMap((currency) => {
    const known = variants.filter(({ effect }) => effect.currency === currency && mayKnow(effect, reader));
    const told = known.filter(({ effect }) => effect.promoted !== undefined);
    const adjusted = holm(told.map(({ effect }) => effect.promoted?.p ?? 1));
    return known.map((variant) => {
      const { campaignId, title, effect } = variant;
      const pAmongAll = adjusted[told.indexOf(variant)];
      const promoted = presentLift(effect, effect.promoted);
      return { campaignId, title, currency, promoted, ...(pAmongAll === undefined ? {} : { pAmongAll }) };
    });
  });
