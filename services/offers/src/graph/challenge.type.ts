import type { Locale } from '@rayon/kernel';
import { SafeInt } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import type { z } from 'zod';
import { type Challenge, runningMax, stands, statusOf } from '../domain/challenge';
import type { ChallengeInBasket } from '../domain/challenge-in-basket';
import type { ChallengeStep } from '../domain/challenge-rules';
import type { Counting } from '../domain/challenge-terms';
import type { OpenChallenge } from '../domain/open-challenges';
import { challengeStatus, pastCount } from './enums';
import { countText, inBasketText, progressText, usualText } from './present-challenge';
import { BrandStub, StoreStub } from './stubs.type';

@ObjectType('ChallengeStepProgress', { simpleResolvers: true })
export class ChallengeStepProgressType {
  @Field(() => SafeInt, { description: 'Receipts, pieces or minor units.' })
  from!: number;

  @Field(() => String, { description: 'The same in words.' })
  text!: string;

  @Field(() => SafeInt)
  points!: number;

  @Field(() => Boolean, { description: 'Whether it is reached, and its points are given.' })
  isReached!: boolean;
}

@ObjectType('Challenge', {
  simpleResolvers: true,
  description: 'What a member may do over several visits for points, with the terms it has for them.',
})
export class ChallengeType {
  @Field(() => ID, { description: 'Of the campaign.' })
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  body!: string;

  @Field(() => challengeStatus.enum)
  status!: z.infer<typeof challengeStatus>;

  @Field(() => GraphQLISODateTime, {
    description: 'The first moment that counts no more; of an open one, if it were chosen now.',
  })
  until!: Date;

  @Field(() => pastCount.enum)
  count!: z.infer<typeof pastCount>;

  @Field(() => SafeInt, { description: 'What was bought since it was chosen, and kept.' })
  progress!: number;

  @Field(() => String, { description: 'How far it is, in words.' })
  progressText!: string;

  @Field(() => [ChallengeStepProgressType], { description: 'Rising.' })
  steps!: ChallengeStepProgressType[];

  @Field(() => String, {
    nullable: true,
    description:
      "How the steps follow from the member's usual purchases; null where they are the same for all.",
  })
  personal?: string;

  @Field(() => [StoreStub], { description: 'Beside those of its regions; neither: in every store.' })
  stores!: StoreStub[];

  @Field(() => [String], {
    description: 'Regions in whose stores it counts, those that come later included.',
  })
  regions!: readonly string[];

  @Field(() => BrandStub, { nullable: true, description: 'Only its articles count.' })
  brand?: BrandStub;

  @Field(() => Boolean, { description: 'Whether the member said that it is not for them.' })
  declined!: boolean;
}

@ObjectType('MyChallenges')
export class MyChallengesType {
  @Field(() => Int, { description: 'How many may run at a time.' })
  runningMax!: number;

  @Field(() => [ChallengeType], { description: 'Those to choose from, what is nearest to the member first.' })
  open!: ChallengeType[];

  @Field(() => [ChallengeType], { description: 'Those that were chosen, the newest first.' })
  chosen!: ChallengeType[];
}

@ObjectType('BasketChallenge', {
  simpleResolvers: true,
  description: 'A running challenge that the basket brings further once it is paid.',
})
export class BasketChallengeType {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => SafeInt, { description: 'With this basket.' })
  progress!: number;

  @Field(() => SafeInt, { description: 'Of the step it is at, or on the way to.' })
  from!: number;

  @Field(() => SafeInt, { description: 'Of the steps that this basket reaches.' })
  points!: number;

  @Field(() => String, { description: 'All of it in words.' })
  text!: string;
}

type Shown = Readonly<{
  counting: Counting;
  steps: readonly (ChallengeStep & Readonly<{ isReached: boolean }>)[];
  progress: number;
}>;

const presentSteps = ({ counting, steps, progress }: Shown, locale: Locale) => ({
  count: counting.count,
  progress,
  progressText: progressText(counting, { steps, progress }, locale),
  steps: steps.map((step) => ({ ...step, text: countText(counting, step.from, locale) })),
  stores: counting.storeIds.map((id) => ({ id })),
  regions: counting.regions ?? [],
  ...(counting.brandId === undefined ? {} : { brand: { id: counting.brandId } }),
});

/** A chosen challenge as its member sees it at a moment. */
export const presentChallenge = (
  challenge: Challenge,
  { locale, at }: Readonly<{ locale: Locale; at: Date }>,
): ChallengeType => {
  const { campaignId, title, body, counting, steps, usual, progress, chosenAt, endsAt } = challenge;
  const shown = { counting, progress, steps: steps.map((step) => ({ ...step, isReached: stands(step) })) };
  return {
    id: campaignId,
    title: title[locale],
    body: body[locale],
    status: statusOf(challenge, at),
    until: endsAt,
    ...presentSteps(shown, locale),
    ...(usual === undefined || challenge.givenUp
      ? {}
      : { personal: usualText({ counting, steps, usual }, { chosenAt, endsAt }, locale) }),
    declined: false,
  };
};

/** A challenge that can be chosen, as the member it is listed for sees it. */
const presentOpen = (
  { campaign: { campaignId, content }, terms, endsAt, declined }: OpenChallenge,
  { locale, at }: Readonly<{ locale: Locale; at: Date }>,
): ChallengeType => {
  const { counting, steps, usual } = terms;
  const shown = { counting, progress: 0, steps: steps.map((step) => ({ ...step, isReached: false })) };
  return {
    id: campaignId,
    title: content.title[locale],
    body: content.body[locale],
    status: 'open',
    until: endsAt,
    ...presentSteps(shown, locale),
    ...(usual === undefined
      ? {}
      : { personal: usualText({ counting, steps, usual }, { chosenAt: at, endsAt }, locale) }),
    declined,
  };
};

/** What a member chose and may choose, in their language. */
export const presentChallenges = (
  { chosen, open }: Readonly<{ chosen: readonly Challenge[]; open: readonly OpenChallenge[] }>,
  seen: Readonly<{ locale: Locale; at: Date }>,
): MyChallengesType => ({
  runningMax,
  open: open.map((one) => presentOpen(one, seen)),
  chosen: chosen.map((one) => presentChallenge(one, seen)),
});

/** What a basket would bring a challenge, in the language of whoever shops. */
export const presentInBasket = (inBasket: ChallengeInBasket, locale: Locale): BasketChallengeType => {
  const { challenge, progress, step, points } = inBasket;
  return {
    campaignId: challenge.campaignId,
    title: challenge.title[locale],
    progress,
    from: step.from,
    points,
    text: inBasketText(inBasket, locale),
  };
};
