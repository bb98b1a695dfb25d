import { Allow, badInput, SafeInt } from '@rayon/subgraph';
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { z } from 'zod';
import { checkReach, type ReachAsked, sharedOut } from '../domain/audience-reach';
import { brandPeopleMin, inSteps } from '../domain/brand-people';
import { countAudience } from '../records/audience-reach';
import type { OffersContext } from './context';
import { audienceKind, employeeRule, personDayKind } from './enums';
import { textOf } from './refusal-texts';

@Allow('marketer', 'administrator', 'brand')
@ObjectType('AudienceReach', {
  simpleResolvers: true,
  description:
    'How many members an audience has now, whatever their stores. What is null is withheld from a brand.',
})
export class AudienceReachType {
  @Field(() => SafeInt, { nullable: true, description: 'Members it is for, those kept from it included.' })
  members?: number;

  @Field(() => SafeInt, {
    nullable: true,
    description: 'Of how many: all members, or those who consent to personal offers.',
  })
  among?: number;

  @Field(() => SafeInt, { nullable: true, description: 'Who would get it; null without a control, too.' })
  offered?: number;

  @Field(() => SafeInt, { nullable: true, description: 'Who would be the control; null without one, too.' })
  control?: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Numbers of fewer people are withheld from this caller, and larger ones are told in such steps.',
  })
  withheldBelow?: number;
}

/**
 * What a brand is told: of enough people only, and in steps. Sides are shared out of what it is told and not of what is known, or the
 * number would come out of many shares of it.
 */
const forBrand = (
  counted: Readonly<{ members: number; among: number }>,
  slices: ReachAsked['slices'],
): AudienceReachType => {
  const told = (people = 0): number => inSteps(people, people);
  const members = told(counted.members);
  if (members === 0) return { withheldBelow: brandPeopleMin };
  const { among, offered, control } = sharedOut({ members, among: told(counted.among) }, slices);
  return {
    members,
    among,
    offered: told(offered) || undefined,
    control: told(control) || undefined,
    withheldBelow: brandPeopleMin,
  };
};

@Resolver()
export class AudienceReachResolver {
  @Allow('marketer', 'administrator', 'brand')
  @Query(() => AudienceReachType, {
    description:
      'An estimate, for whoever writes a campaign: who is bound to stores is told the same as everybody, members belong to none.',
  })
  async audienceReach(
    @Ctx() { request: { principal, locale }, records, clock }: OffersContext,
    @Arg('kind', () => audienceKind.enum) kind: z.infer<typeof audienceKind>,
    @Arg('boughtCategory', () => String, { nullable: true }) boughtCategory: string | null | undefined,
    @Arg('notBoughtCategory', () => String, { nullable: true }) notBoughtCategory: string | null | undefined,
    @Arg('employees', () => employeeRule.enum, {
      nullable: true,
      description: 'A brand may not ask for them.',
    })
    employees: z.infer<typeof employeeRule> | null | undefined,
    @Arg('dayOf', () => personDayKind.enum, {
      nullable: true,
      description: 'Only around that day of theirs.',
    })
    dayOf: z.infer<typeof personDayKind> | null | undefined,
    @Arg('daysBefore', () => Int, { nullable: true, description: 'Of `dayOf`; 0 when absent.' })
    daysBefore: number | null | undefined,
    @Arg('daysAfter', () => Int, { nullable: true, description: 'Of `dayOf`; 0 when absent.' })
    daysAfter: number | null | undefined,
    @Arg('controlPercent', () => Int, { nullable: true, description: 'Of an experiment; none when absent.' })
    controlPercent: number | null | undefined,
    @Arg('fromPercent', () => Int, { nullable: true, description: '0 when absent.' })
    fromPercent: number | null | undefined,
    @Arg('toPercent', () => Int, { nullable: true, description: 'Where the control begins when absent.' })
    toPercent: number | null | undefined,
  ): Promise<AudienceReachType> {
    const history = {
      ...(typeof boughtCategory === 'string' ? { boughtCategory } : {}),
      ...(typeof notBoughtCategory === 'string' ? { notBoughtCategory } : {}),
      ...(employees ? { employees } : {}),
      ...(dayOf ? { day: { of: dayOf, daysBefore: daysBefore ?? 0, daysAfter: daysAfter ?? 0 } } : {}),
    };
    const slices =
      typeof controlPercent === 'number'
        ? { controlPercent, fromPercent: fromPercent ?? 0, toPercent: toPercent ?? 100 - controlPercent }
        : undefined;
    const isOfBrand = principal.kind === 'brand';
    const asked = checkReach({ audience: { kind, ...history }, slices, isOfBrand });
    if (!asked.ok)
      throw badInput(asked.rejection.field, textOf({ reason: 'BadInput', problem: asked.rejection })[locale]);
    const counted = await countAudience(records, asked.value.audience, clock());
    const { slices: shares } = asked.value;
    return isOfBrand ? forBrand(counted, shares) : sharedOut(counted, shares);
  }
}
