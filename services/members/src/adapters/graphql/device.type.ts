import { resultOf } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { DeviceKind, Device as EnrolledMachine } from '../../domain/device';
import { MembersRefusal } from './refusal.type';

/** What an enrolled machine is used as. */
const DeviceKindEnum = { HANDHELD: 'HANDHELD', TILL: 'TILL' } as const satisfies Record<string, DeviceKind>;
registerEnumType(DeviceKindEnum, { name: 'DeviceKind' });

/** Whether a machine may sign in. */
const DeviceStatusEnum = { ACTIVE: 'ACTIVE', REVOKED: 'REVOKED' } as const satisfies Record<
  string,
  EnrolledMachine['status']
>;
registerEnumType(DeviceStatusEnum, { name: 'DeviceStatus' });

@ObjectType()
export class Device {
  @Field(() => ID)
  id!: string;

  @Field(() => DeviceKindEnum)
  kind!: DeviceKind;

  @Field(() => String)
  label!: string;

  @Field(() => ID)
  storeId!: string;

  @Field(() => DeviceStatusEnum)
  status!: EnrolledMachine['status'];

  @Field(() => GraphQLISODateTime)
  enrolledAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  lastSeenAt?: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  revokedAt?: Date;
}

/** The machine as administrators see it. */
export const toDevice = ({ publicKey: _, ...device }: EnrolledMachine): Device =>
  Object.assign(new Device(), device);

@ObjectType()
export class DevicePage {
  @Field(() => [Device])
  items!: Device[];

  @Field(() => String, { nullable: true })
  next?: string | null;
}

@InputType()
export class CreateDeviceEnrolmentInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  storeId!: string;

  @Field(() => DeviceKindEnum)
  kind!: DeviceKind;

  @Field(() => String)
  label!: string;
}

@ObjectType()
export class DeviceEnrolmentCreated {
  @Field(() => String, { description: 'To be typed into the machine within a day; good once.' })
  code!: string;

  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;
}

@InputType({ description: 'Public half of an EC P-256 key (JWK coordinates, base64url).' })
export class DevicePublicKeyInput {
  @Field(() => String)
  x!: string;

  @Field(() => String)
  y!: string;
}

@InputType()
export class EnrolDeviceInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => String)
  code!: string;

  @Field(() => DevicePublicKeyInput)
  publicKey!: DevicePublicKeyInput;
}

@ObjectType()
export class DeviceEnrolled {
  @Field(() => ID)
  deviceId!: string;

  @Field(() => ID)
  storeId!: string;

  @Field(() => DeviceKindEnum)
  kind!: DeviceKind;

  @Field(() => String)
  label!: string;
}

@InputType()
export class DeviceChallengeInput {
  @Field(() => ID)
  deviceId!: string;
}

@ObjectType()
export class DeviceChallenge {
  @Field(() => String, { description: 'Sign its ASCII text with ES256 and give the raw r||s in base64url.' })
  challenge!: string;

  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;
}

@InputType()
export class SignInDeviceInput {
  @Field(() => ID)
  deviceId!: string;

  @Field(() => String)
  challenge!: string;

  @Field(() => String)
  signature!: string;
}

@InputType()
export class RevokeDeviceInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  deviceId!: string;
}

@ObjectType()
export class DeviceRevoked {
  @Field(() => Device)
  device!: Device;
}

export const CreateDeviceEnrolmentResult = resultOf(
  'CreateDeviceEnrolmentResult',
  DeviceEnrolmentCreated,
  MembersRefusal,
);
export const EnrolDeviceResult = resultOf('EnrolDeviceResult', DeviceEnrolled, MembersRefusal);
export const DeviceChallengeResult = resultOf('DeviceChallengeResult', DeviceChallenge, MembersRefusal);
export const RevokeDeviceResult = resultOf('RevokeDeviceResult', DeviceRevoked, MembersRefusal);
