import { idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { MembersAsking } from '../adapters/graphql/context';
import { deviceKind } from '../adapters/graphql/device.type';
import { membersRefusals } from '../adapters/graphql/refusal.type';
import { lineShape } from '../use-cases/input';

@ObjectType()
class DeviceEnrolmentCreated {
  @Field(() => String, { description: 'To be typed into the machine within a day; good once.' })
  code!: string;

  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;
}

export const createDeviceEnrolment = command({
  name: 'createDeviceEnrolment',
  allow: ['administrator'],
  input: z.object({ storeId: idShape, kind: deviceKind, label: lineShape(60) }),
  answer: DeviceEnrolmentCreated,
  refusal: membersRefusals,
  run: (input, { context, commandId }: MembersAsking) =>
    context.useCases.createDeviceEnrolment(context.caller, { commandId, ...input }),
  present: (enrolment) => enrolment,
});
