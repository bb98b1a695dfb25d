import {
  ChallengeChosenV1,
  ChallengeGivenUpV1,
  ChallengeStepReachedV1,
  ChallengeStepTakenBackV1,
} from '@rayon/events';
import { accepted } from '@rayon/kernel';
import { type Announcement, above, announce, type Cause, from, type Transaction, upTo } from '@rayon/store';
import { type Challenge, type Moved, moveChallenge } from '../domain/challenge';
import type { Records } from './records';

/** Challenges of one member that are looked at together; of more those that end last. */
const challengesMax = 100;

/** The receipt that is settled, or of which something comes back. */
type Settled = Readonly<{ receiptId: string; memberId?: string | undefined; at: Date }>;

/** The challenges of a member that were not over at a moment, those that were given up later included. */
export const readNotOver = (
  { challengeRows }: Pick<Records, 'challengeRows'>,
  memberId: string,
  at: Date,
  session?: Transaction['session'],
): Promise<Challenge[]> =>
  challengeRows.findMany(
    { memberId, endsAt: above(at) },
    { session, sort: { endsAt: -1 }, limit: challengesMax },
  );

/** When the last of all challenges is over; undefined when nobody ever chose one. */
export const readLastEnd = async ({
  challengeRows,
}: Pick<Records, 'challengeRows'>): Promise<Date | undefined> => {
  const [last] = await challengeRows.findMany({}, { sort: { endsAt: -1 }, limit: 1 });
  return last?.endsAt;
};

/** That a challenge was chosen, for every process that tells how far it is. */
export const challengeChosen = (challenge: Challenge): Announcement =>
  announce(ChallengeChosenV1, {
    ...subjectOf(challenge),
    campaignVersion: challenge.campaignVersion,
    steps: challenge.steps.map(({ from: reached, points }) => ({ from: reached, points })),
    endsAt: challenge.endsAt.toISOString(),
    at: challenge.chosenAt.toISOString(),
  });

/** That its member gave it up. */
export const challengeGivenUp = (challenge: Challenge): Announcement =>
  announce(ChallengeGivenUpV1, { ...subjectOf(challenge), at: challenge.endsAt.toISOString() });

const subjectOf = ({ challengeId, campaignId, memberId }: Challenge) => ({
  challengeId,
  campaignId,
  memberId,
});

/**
 * Works out anew what a member's challenges come to after one of their receipts was settled, or something of it came back, in the
 * transaction that did so; what is reached or taken back by it is told.
 */
export const moveChallenges = async (
  records: Pick<Records, 'challengeRows' | 'challenges' | 'sales'>,
  transaction: Transaction,
  { receiptId, memberId, at }: Settled,
  cause: Cause,
): Promise<void> => {
  if (memberId === undefined) return;
  const { session } = transaction;
  const concerned = (await readNotOver(records, memberId, at, session)).filter(
    ({ chosenAt }) => chosenAt <= at,
  );
  const [first] = concerned.map(({ chosenAt }) => chosenAt.getTime()).sort((left, right) => left - right);
  if (first === undefined) return;
  const sales = await records.sales.findMany(
    { $and: [{ at: from(new Date(first)) }, { at: upTo(latestOf(concerned)) }], memberId },
    { session },
  );
  for (const { challengeId } of concerned)
    await records.challenges.changeWithin(transaction, challengeId, { cause }, (challenge) => {
      const moved = moveChallenge(challenge, sales);
      return accepted({ row: moved.challenge, events: stepEvents(moved, { receiptId, at: cause.at }) });
    });
};

const latestOf = (challenges: readonly Challenge[]): Date =>
  new Date(Math.max(...challenges.map(({ endsAt }) => endsAt.getTime())));

/** What is told of steps: each turn of a step has its number, so that it counts once wherever it is heard. */
const stepEvents = (
  { challenge, reached, takenBack }: Moved,
  { receiptId, at }: Readonly<{ receiptId: string; at: Date }>,
): Announcement[] => {
  const said = ({ step, turns, points }: Moved['reached'][number]) => ({
    ...subjectOf(challenge),
    title: challenge.title,
    step,
    turn: turns,
    points,
    receiptId,
    at: at.toISOString(),
  });
  return [
    ...reached.map((step) => announce(ChallengeStepReachedV1, said(step))),
    ...takenBack.map((step) => announce(ChallengeStepTakenBackV1, said(step))),
  ];
};
