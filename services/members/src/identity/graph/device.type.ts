import { graphEnum } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import type { DeviceKind, Device as EnrolledMachine } from '../domain/device';

/** What an enrolled machine is used as. */
export const deviceKind = graphEnum('DeviceKind', { HANDHELD: 'HANDHELD', TILL: 'TILL' });

/** Whether a machine may sign in. */
const deviceStatus = graphEnum('DeviceStatus', { ACTIVE: 'ACTIVE', REVOKED: 'REVOKED' });

@ObjectType()
export class Device {
  @Field(() => ID)
  id!: string;

  @Field(() => deviceKind.enum)
  kind!: DeviceKind;

  @Field(() => String)
  label!: string;

  @Field(() => ID)
  storeId!: string;

  @Field(() => deviceStatus.enum)
  status!: EnrolledMachine['status'];

  @Field(() => GraphQLISODateTime)
  enrolledAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Right within five minutes.' })
  lastSeenAt?: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  revokedAt?: Date;
}

/** The machine as administrators see it. */
export const toDevice = ({ x: _x, y: _y, ...device }: EnrolledMachine): Device =>
  Object.assign(new Device(), device);

@ObjectType()
export class DevicePage {
  @Field(() => [Device])
  items!: readonly Device[];

  @Field(() => String, { nullable: true })
  next?: string | null;
}
