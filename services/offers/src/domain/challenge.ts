import { accepted, idFromName, type Result, rejected, type Translated } from '@rayon/kernel';
import type { StoredCampaign } from './campaign-change';
import type { ChallengeStep } from './challenge-rules';
import { type Counting, challengeOf, countOf, endOf, termsFor } from './challenge-terms';
import { isListedFor } from './member-offer';
import type { Sale } from './sale';
import type { MemberShopper } from './shopper';

/** A step of a chosen challenge. It is reached and taken back in turns, beginning with a reaching: an odd number of them stands. */
export type ChosenStep = ChallengeStep & Readonly<{ turns: number }>;

/** A challenge that a member chose, with the terms of that moment: what happens to its campaign afterwards changes nothing. */
export type Challenge = Readonly<{
  /** Follows from the campaign and the member: each chooses a campaign once. */
  challengeId: string;
  campaignId: string;
  campaignVersion: number;
  memberId: string;
  title: Translated;
  body: Translated;
  counting: Counting;
  steps: readonly ChosenStep[];
  usual?: number;
  /** What was bought since then, and kept. */
  progress: number;
  chosenAt: Date;
  /** The first moment that counts no more. */
  endsAt: Date;
  givenUp?: true;
}>;

/** Where a chosen challenge stands. One that is done is running again when a return takes a step back in its time. */
export type ChallengeStatus = 'running' | 'done' | 'over' | 'given-up';

/** Challenges that one member may have running at a time. */
export const runningMax = 3;

/** Why a challenge is not chosen, or not given up. */
export type ChallengeRejection =
  | Readonly<{ reason: 'CampaignNotFound' }>
  | Readonly<{ reason: 'AlreadyChosen' }>
  | Readonly<{ reason: 'TooManyChallenges'; max: number }>
  | Readonly<{ reason: 'NotRunning' }>;

/** The only challenge that a member can have of a campaign. */
export const challengeIdOf = (campaignId: string, memberId: string): string =>
  idFromName(`challenge:${campaignId}/${memberId}`);

/** Whether the step is reached now. */
export const stands = ({ turns }: ChosenStep): boolean => turns % 2 === 1;

/** Where the challenge stands at a moment. */
export const statusOf = ({ steps, endsAt, givenUp }: Challenge, at: Date): ChallengeStatus => {
  if (givenUp) return 'given-up';
  if (steps.every(stands)) return 'done';
  return at.getTime() < endsAt.getTime() ? 'running' : 'over';
};

/** The challenge as it begins, with the member's own terms; refused where it is not for them, not any more, or one too many. */
export const chooseChallenge = (
  campaign: StoredCampaign | undefined,
  {
    shopper,
    chosen,
    sales,
    at,
  }: Readonly<{
    shopper: MemberShopper;
    /** What the member chose of this campaign, and whatever else of theirs is not over. */
    chosen: readonly Challenge[];
    /** What they bought, as far back as it may be asked for. */
    sales: readonly Sale[];
    at: Date;
  }>,
): Result<Challenge, ChallengeRejection> => {
  const { memberId } = shopper;
  const rules = campaign && challengeOf(campaign);
  if (!campaign || !rules || !isListedFor(campaign, shopper, { at }))
    return rejected({ reason: 'CampaignNotFound' });
  const { campaignId, version, content } = campaign;
  if (chosen.some((one) => one.campaignId === campaignId)) return rejected({ reason: 'AlreadyChosen' });
  if (chosen.filter((one) => statusOf(one, at) === 'running').length >= runningMax)
    return rejected({ reason: 'TooManyChallenges', max: runningMax });
  const { counting, steps, usual } = termsFor(campaign, rules, { sales, at });
  return accepted({
    challengeId: challengeIdOf(campaignId, memberId),
    campaignId,
    campaignVersion: version,
    memberId,
    title: content.title,
    body: content.body,
    counting,
    steps: steps.map((step) => ({ ...step, turns: 0 })),
    ...(usual === undefined ? {} : { usual }),
    progress: 0,
    chosenAt: at,
    endsAt: endOf(rules, content, at),
  });
};

/** The challenge as it ends before its time: what is paid from now on counts no more, what was reached stands. */
export const giveUpChallenge = (challenge: Challenge, at: Date): Result<Challenge, ChallengeRejection> =>
  statusOf(challenge, at) === 'running'
    ? accepted({ ...challenge, endsAt: at, givenUp: true })
    : rejected({ reason: 'NotRunning' });

/** A challenge after its progress was worked out, and the steps that this changes. */
export type Moved = Readonly<{
  challenge: Challenge;
  /** With their place among the steps, the first being 1. */
  reached: readonly (ChosenStep & Readonly<{ step: number }>)[];
  takenBack: readonly (ChosenStep & Readonly<{ step: number }>)[];
}>;

/**
 * The challenge by everything its member bought: its progress is what the receipts of its time come to, whatever the order
 * in which they, and what was brought back, became known. The same purchases give the same object back.
 */
export const moveChallenge = (challenge: Challenge, sales: readonly Sale[]): Moved => {
  const [first, end] = [challenge.chosenAt.getTime(), challenge.endsAt.getTime()];
  const inTime = sales.filter(({ at }) => at.getTime() >= first && at.getTime() < end);
  const progress = countOf(challenge.counting, inTime);
  const isSame = (step: ChosenStep): boolean => stands(step) === progress >= step.from;
  if (progress === challenge.progress && challenge.steps.every(isSame))
    return { challenge, reached: [], takenBack: [] };
  const steps = challenge.steps.map((step) => (isSame(step) ? step : { ...step, turns: step.turns + 1 }));
  const turned = steps.flatMap((step, at) =>
    step === challenge.steps[at] ? [] : [{ ...step, step: at + 1 }],
  );
  return {
    challenge: { ...challenge, steps, progress },
    reached: turned.filter(stands),
    takenBack: turned.filter((step) => !stands(step)),
  };
};
