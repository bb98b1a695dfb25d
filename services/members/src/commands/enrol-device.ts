import { createPublicKey } from 'node:crypto';
import { command } from '@rayon/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { MembersAsking } from '../adapters/graphql/context';
import { deviceKind } from '../adapters/graphql/device.type';
import { membersRefusals } from '../adapters/graphql/refusal.type';
import type { DeviceKind } from '../domain/device';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const isOnCurve = ({ x, y }: { x: string; y: string }): boolean => {
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
};

const publicKey = z.object({ x: coordinate, y: coordinate }).refine(isOnCurve).meta({
  input: 'DevicePublicKeyInput',
  description: 'Public half of an EC P-256 key (JWK coordinates, base64url).',
});

@ObjectType()
class DeviceEnrolled {
  @Field(() => ID)
  deviceId!: string;

  @Field(() => ID)
  storeId!: string;

  @Field(() => deviceKind.enum)
  kind!: DeviceKind;

  @Field(() => String)
  label!: string;
}

export const enrolDevice = command({
  name: 'enrolDevice',
  allow: ['public'],
  input: z.object({ code: z.string().min(1).max(40), publicKey }),
  answer: DeviceEnrolled,
  refusal: membersRefusals,
  run: (input, { context, commandId }: MembersAsking) =>
    context.useCases.enrolDevice(context.caller, { commandId, ...input }),
  present: (device) => device,
});
