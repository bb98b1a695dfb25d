import {
  createUnionType,
  Field,
  GraphQLISODateTime,
  ID,
  InputType,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import type { OpenedSession } from '../../use-cases/open-session';
import { MembersRefusal } from './refusal';

/** Kinds of people and machines that can ask for something. */
export enum SessionKind {
  ANONYMOUS = 'ANONYMOUS',
  MEMBER = 'MEMBER',
  DEVICE = 'DEVICE',
  TERMINAL = 'TERMINAL',
  STAFF = 'STAFF',
  BRAND = 'BRAND',
  SERVICE = 'SERVICE',
}
registerEnumType(SessionKind, { name: 'SessionKind' });

/** What staff may do. */
export enum StaffRole {
  ASSOCIATE = 'ASSOCIATE',
  MARKETER = 'MARKETER',
  ADMINISTRATOR = 'ADMINISTRATOR',
}
registerEnumType(StaffRole, { name: 'StaffRole' });

@ObjectType()
export class Session {
  @Field(() => String)
  accessToken!: string;

  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;

  @Field(() => SessionKind)
  kind!: SessionKind;

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
export const toSession = (opened: OpenedSession): Session =>
  Object.assign(new Session(), opened, { kind: toSessionKind(opened.kind) });

/** The kind of principal as callers see it. */
export const toSessionKind = (kind: OpenedSession['kind']): SessionKind =>
  SessionKind[kind.toUpperCase() as Uppercase<typeof kind>];

@ObjectType({ description: 'Who the caller is.' })
export class SessionInfo {
  @Field(() => SessionKind)
  kind!: SessionKind;

  @Field(() => ID, { nullable: true })
  id?: string;

  @Field(() => String, { nullable: true })
  name?: string;

  @Field(() => StaffRole, { nullable: true })
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

const signIn = (name: string) => createUnionType({ name, types: () => [SignedIn, MembersRefusal] as const });
export const SignInMemberResult = signIn('SignInMemberResult');
export const SignInStaffResult = signIn('SignInStaffResult');
export const SignInBrandResult = signIn('SignInBrandResult');
export const SignInDeviceResult = signIn('SignInDeviceResult');
export const RefreshSessionResult = signIn('RefreshSessionResult');
export const ChangePasswordResult = createUnionType({
  name: 'ChangePasswordResult',
  types: () => [PasswordChanged, MembersRefusal] as const,
});
export const SignOutResult = createUnionType({
  name: 'SignOutResult',
  types: () => [SignedOut, MembersRefusal] as const,
});
