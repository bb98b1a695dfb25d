import type { Principal } from '@rayon/auth';
import { proportion } from '@rayon/kernel';
import { SafeInt } from '@rayon/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import { brandPeopleMin, inSteps } from '../domain/brand-people';
import type { ChallengeResults } from '../records/challenge-results';

@ObjectType('ChallengeStepResults', { simpleResolvers: true })
class ChallengeStepResultsType {
  @Field(() => SafeInt, { description: 'Members for whom the step stands.' })
  reached!: number;

  @Field(() => SafeInt, { description: 'Their points of it.' })
  points!: number;
}

@ObjectType('ChallengeResults', {
  simpleResolvers: true,
  description:
    'What came of a challenge so far. A brand sees numbers only from enough people on, in steps of that many.',
})
export class ChallengeResultsType {
  @Field(() => SafeInt, { nullable: true, description: 'Members who chose it; null while it is withheld.' })
  chosen?: number;

  @Field(() => [ChallengeStepResultsType], {
    description: 'In the order of the steps; none before anybody chose it.',
  })
  steps!: ChallengeStepResultsType[];

  @Field(() => SafeInt, { nullable: true, description: 'Points of all steps that stand.' })
  points?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Numbers about fewer people than this are withheld from this caller.',
  })
  withheldBelow?: number;
}

/** Results for the caller: each step is about those who reached it, and a brand is told of each as of so many people. */
export const presentChallengeResults = (
  { chosen, steps }: ChallengeResults,
  { kind }: Pick<Principal, 'kind'>,
): ChallengeResultsType => {
  const sum = (told: readonly ChallengeStepResultsType[]) =>
    told.reduce((total, { points }) => total + points, 0);
  if (kind !== 'brand') return { chosen, steps: [...steps], points: sum(steps) };
  const withheldBelow = brandPeopleMin;
  const told = inSteps(chosen, chosen);
  if (told === 0) return { steps: [], withheldBelow };
  const inBrandSteps = steps.map(({ reached, points }) => {
    const shown = inSteps(reached, reached);
    return { reached: shown, points: shown === 0 ? 0 : proportion(points, shown, reached) };
  });
  return { chosen: told, steps: inBrandSteps, points: sum(inBrandSteps), withheldBelow };
};
