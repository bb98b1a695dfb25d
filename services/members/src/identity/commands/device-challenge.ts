import { accepted, idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { IdentityAsking } from '../graph/context';
import { identityRefusals } from '../graph/refusals';
import { challengeSeconds } from '../keys/challenge-tokens';

@ObjectType()
class DeviceChallenge {
  @Field(() => String, { description: 'Sign its ASCII text with ES256 and give the raw r||s in base64url.' })
  challenge!: string;

  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;
}

/** Gives a challenge to whoever names a device id, known or not: asking tells nothing and costs no storage. */
export const deviceChallenge = command({
  name: 'deviceChallenge',
  allow: ['public'],
  input: z.object({ deviceId: idShape }),
  takesCommandId: false,
  answer: DeviceChallenge,
  refusal: identityRefusals,
  run: ({ deviceId }, { at, context: { identity } }: IdentityAsking) =>
    accepted({
      challenge: identity.challengeTokens.sign({ deviceId }),
      expiresAt: new Date((Math.floor(at.getTime() / 1000) + challengeSeconds) * 1000),
    }),
  present: (challenge) => challenge,
});
