import { accepted, type Result, rejected } from '@rayon/kernel';
import type { Asked } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import type { Challenge, ChallengeRejection } from '../domain/challenge';
import { ChallengeType, presentChallenge } from '../graph/challenge.type';
import type { OffersContext } from '../graph/context';

/** What choosing a challenge, and giving it up, answers. */
@ObjectType('ChallengeChanged')
export class ChallengeChanged {
  @Field(() => ChallengeType)
  challenge!: ChallengeType;
}

/** The challenge as it is now, also when the command is repeated later. */
export const storedChallenge = async (
  { records }: OffersContext,
  challengeId: string,
): Promise<Result<Challenge, ChallengeRejection>> => {
  const stored = await records.challenges.find(challengeId);
  return stored ? accepted(stored.row) : rejected({ reason: 'CampaignNotFound' });
};

/** The challenge as the member who asked sees it. */
export const challengeChanged = (
  challenge: Challenge,
  { at, context }: Pick<Asked, 'at'> & Readonly<{ context: OffersContext }>,
): ChallengeChanged => ({ challenge: presentChallenge(challenge, { at, locale: context.request.locale }) });
