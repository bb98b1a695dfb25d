import type { EventBus, Stoppable } from '@rayon/bus';
import {
  ChallengeChosenV1,
  ChallengeGivenUpV1,
  ChallengeStepReachedV1,
  ChallengeStepTakenBackV1,
  ReceiptClosedV1,
  TripOpenedV1,
} from '@rayon/events';
import type { KnownChallenges } from './known-challenges';

/** Whatever may move a challenge, and the beginning of a trip, makes those of its member be read again. */
const movedBy = [
  ChallengeChosenV1,
  ChallengeGivenUpV1,
  ChallengeStepReachedV1,
  ChallengeStepTakenBackV1,
  ReceiptClosedV1,
  TripOpenedV1,
].map(({ subject }) => subject);

/** Lets what is remembered of challenges follow the events, in every process that answers. */
export const followChallenges = (challenges: KnownChallenges, bus: EventBus): Promise<Stoppable> =>
  bus.tap(movedBy, ({ type, data }) => {
    const { memberId } = data as { memberId?: string };
    if (memberId === undefined) return;
    const endsAt = type === ChallengeChosenV1.subject ? ChallengeChosenV1.data.parse(data).endsAt : undefined;
    challenges.changed({ memberId, ...(endsAt === undefined ? {} : { endsAt: new Date(endsAt) }) });
  });
