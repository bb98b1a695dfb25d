import { proportion } from '@rayon/kernel';
import { wilsonInterval } from '@rayon/statistics';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { z } from 'zod';
import { type Known, type Reception, standingOf } from '../domain/choose-message';
import { messageStanding } from './enums';
import { brandPeopleMin, inSteps } from './present-results';

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
    description: 'Where it was due, and another or nothing was shown; null: withheld.',
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

/** To its brand: what is about `people` enough, in steps; other campaigns have a say in its chance, so it is not told. */
export const presentReceptionToBrand = (known: Known, people: number): MessageReceptionType => {
  const steps = (trips: number, bought: number): MessageRateType | undefined => {
    const shown = inSteps(trips, Math.min(people, trips));
    return shown === 0 ? undefined : rateOf(shown, proportion(bought, shown, trips));
  };
  const { shown, bought, unshown, anyway }: Reception = known.reception;
  const rates = { shown: steps(shown, bought), unshown: steps(unshown, anyway) };
  return {
    ...(rates.shown ? { shown: rates.shown } : {}),
    ...(rates.unshown ? { unshown: rates.unshown } : {}),
    standing: rates.shown ? standingOf(known) : 'learning',
    withheldBelow: brandPeopleMin,
  };
};
