import { idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { MembersAsking } from '../adapters/graphql/context';
import { membersRefusals } from '../adapters/graphql/refusal.type';

@ObjectType()
class DeviceChallenge {
  @Field(() => String, { description: 'Sign its ASCII text with ES256 and give the raw r||s in base64url.' })
  challenge!: string;

  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;
}

export const deviceChallenge = command({
  name: 'deviceChallenge',
  allow: ['public'],
  input: z.object({ deviceId: idShape }),
  takesCommandId: false,
  answer: DeviceChallenge,
  refusal: membersRefusals,
  run: (input, { context }: MembersAsking) => context.useCases.challengeDevice(input),
  present: (challenge) => challenge,
});
