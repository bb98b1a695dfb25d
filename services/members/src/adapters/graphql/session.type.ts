import { resultOf } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { StaffRole } from '../../domain/staff';
import type { OpenedSession } from '../../use-cases/open-session';
import { MembersRefusal } from './refusal.type';

/** Kinds of people and machines that can ask for something. */
const SessionKind = {
  ANONYMOUS: 'anonymous',
  MEMBER: 'member',
  DEVICE: 'device',
  TERMINAL: 'terminal',
  STAFF: 'staff',
  BRAND: 'brand',
  SERVICE: 'service',
} as const satisfies Record<string, OpenedSession['kind']>;
registerEnumType(SessionKind, { name: 'SessionKind' });

/** What staff may do. */
export const StaffRoleEnum = {
  ASSOCIATE: 'associate',
  MARKETER: 'marketer',
  ADMINISTRATOR: 'administrator',
} as const satisfies Record<string, StaffRole>;
registerEnumType(StaffRoleEnum, { name: 'StaffRole' });

@ObjectType()
export class Session {
  @Field(() => String)
  accessToken!: string;

  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;

  @Field(() => SessionKind)
  kind!: OpenedSession['kind'];

  @Field(() => String)
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'For refreshSession; good once. Devices sign a new challenge instead.',
  })
  refreshToken?: string;

  @Field(() => GraphQLISODateTime, { nullable: true })
  refreshExpiresAt?: Date;
}

/** The session as callers see it. */
export const toSession = (opened: OpenedSession): Session => Object.assign(new Session(), opened);

@ObjectType({ description: 'Who the caller is.' })
export class SessionInfo {
  @Field(() => SessionKind)
  kind!: OpenedSession['kind'];

  @Field(() => ID, { nullable: true })
  id?: string;

  @Field(() => String, { nullable: true })
  name?: string;

  @Field(() => StaffRoleEnum, { nullable: true })
  role?: StaffRole;

  @Field(() => [ID])
  storeIds!: string[];

  @Field(() => ID, { nullable: true })
  brandId?: string;
}

@ObjectType()
export class SignedIn {
  @Field(() => Session)
  session!: Session;
}

@ObjectType()
export class SignedOut {
  @Field(() => Boolean)
  ended!: boolean;
}

@InputType()
export class SignInInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;
}

@InputType()
export class ChangePasswordInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => String)
  currentPassword!: string;

  @Field(() => String)
  newPassword!: string;
}

@ObjectType({ description: 'Every session has ended: sign in with the new password.' })
export class PasswordChanged {
  @Field(() => Boolean)
  changed!: boolean;
}

@InputType()
export class RefreshSessionInput {
  @Field(() => String)
  refreshToken!: string;
}

export const SignInMemberResult = resultOf('SignInMemberResult', SignedIn, MembersRefusal);
export const SignInStaffResult = resultOf('SignInStaffResult', SignedIn, MembersRefusal);
export const SignInBrandResult = resultOf('SignInBrandResult', SignedIn, MembersRefusal);
export const SignInDeviceResult = resultOf('SignInDeviceResult', SignedIn, MembersRefusal);
export const RefreshSessionResult = resultOf('RefreshSessionResult', SignedIn, MembersRefusal);
export const ChangePasswordResult = resultOf('ChangePasswordResult', PasswordChanged, MembersRefusal);
export const SignOutResult = resultOf('SignOutResult', SignedOut, MembersRefusal);
