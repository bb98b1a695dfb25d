import { proportion } from '@rayon/kernel';
import { wilsonInterval } from '@rayon/statistics';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { z } from 'zod';
import { brandPeopleMin, inSteps } from '../domain/brand-people';
import { type Known, standingOf } from '../domain/choose-message';
import { messageStanding } from './enums';

@ObjectType('MessageRate', { simpleResolvers: true })
export class MessageRateType {
  @Field(() => Int)
  trips!: number;

  @Field(() => Int, { description: 'Of them: what the message is about was bought.' })
  bought!: number;

  @Field(() => Float, { description: 'Where the share of them lies, from 0 to 1, at 95 %…' })
  low!: number;

  @Field(() => Float, { description: '…up to here.' })
  high!: number;
}

@ObjectType('MessageReception', {
  simpleResolvers: true,
  description:
    'What came of a message, on trips that are over: bought is what it is about (a brand’s articles, the category it is for, or what it targets), after the line that called for it. A brand sees what is about enough people, in steps.',
})
export class MessageReceptionType {
  @Field(() => MessageRateType, { nullable: true, description: 'Where a device showed it; null: withheld.' })
  shown?: MessageRateType;

  @Field(() => MessageRateType, {
    nullable: true,
    description: 'Where it was due, and another or nothing was shown; null to a brand.',
  })
  unshown?: MessageRateType;

  @Field(() => messageStanding.enum)
  standing!: z.infer<typeof messageStanding>;

  @Field(() => Float, {
    nullable: true,
    description:
      'How likely it is the one that is shown where all messages are due that may be due with it, from 0 to 1. Null while it is not live, and to a brand.',
  })
  chance?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Numbers about fewer people than this are withheld from this caller.',
  })
  withheldBelow?: number;
}

const rateOf = (trips: number, bought: number): MessageRateType => ({
  trips,
  bought,
  ...wilsonInterval({ successes: bought, trials: trips }),
});

/** To the retailer: everything. */
export const presentReception = (known: Known, chance: number | undefined): MessageReceptionType => {
  const { shown, bought, unshown, anyway } = known.reception;
  return {
    shown: rateOf(shown, bought),
    unshown: rateOf(unshown, anyway),
    standing: standingOf(known),
    ...(chance === undefined ? {} : { chance }),
  };
};

/**
 * To its brand: where it was shown, once that is about `people` enough, in steps. Of whom it was not shown to nobody counts the people,
 * so nothing is told of them; other campaigns have a say in its chance, which is not told either.
 */
export const presentReceptionToBrand = (known: Known, people: number): MessageReceptionType => {
  const { shown: trips, bought } = known.reception;
  const shown = inSteps(trips, people);
  return {
    ...(shown === 0 ? {} : { shown: rateOf(shown, proportion(bought, shown, trips)) }),
    standing: shown === 0 ? 'learning' : standingOf(known),
    withheldBelow: brandPeopleMin,
  };
};
