import { type Challenge, type ChosenStep, statusOf } from './challenge';
import { type Bought, countOf } from './challenge-terms';

/** A challenge that a basket would bring further, once it is paid. */
export type ChallengeInBasket = Readonly<{
  challenge: Challenge;
  /** With this basket. */
  progress: number;
  /** The step it would be at, or on the way to; of several the highest that is reached. */
  step: ChosenStep;
  /** Of the steps it would reach. */
  points: number;
}>;

/** The running challenges of a member that this basket would move. */
export const challengesInBasket = (challenges: readonly Challenge[], basket: Bought): ChallengeInBasket[] =>
  challenges.flatMap((challenge) => {
    const counted = statusOf(challenge, basket.at) === 'running' ? countOf(challenge.counting, [basket]) : 0;
    if (counted === 0) return [];
    const progress = challenge.progress + counted;
    const ahead = challenge.steps.filter(({ from }) => from > challenge.progress);
    const reached = ahead.filter(({ from }) => from <= progress);
    const step = reached.at(-1) ?? ahead[0];
    const points = reached.reduce((sum, one) => sum + one.points, 0);
    return step ? [{ challenge, progress, step, points }] : [];
  });
