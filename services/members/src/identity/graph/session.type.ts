import { graphEnum } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import type { StaffRole } from '../domain/staff';
import type { OpenedSession } from '../sign-in/open-session';

/** Kinds of people and machines that can ask for something. */
const sessionKind = graphEnum('SessionKind', {
  ANONYMOUS: 'anonymous',
  MEMBER: 'member',
  DEVICE: 'device',
  TERMINAL: 'terminal',
  STAFF: 'staff',
  BRAND: 'brand',
  SERVICE: 'service',
});

/** What staff may do. */
export const staffRole = graphEnum('StaffRole', {
  ASSOCIATE: 'associate',
  MARKETER: 'marketer',
  ADMINISTRATOR: 'administrator',
});

@ObjectType()
export class Session {
  @Field(() => String)
  accessToken!: string;

  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;

  @Field(() => sessionKind.enum)
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
const toSession = (opened: OpenedSession): Session => Object.assign(new Session(), opened);

@ObjectType({ description: 'Who the caller is.' })
export class SessionInfo {
  @Field(() => sessionKind.enum)
  kind!: OpenedSession['kind'];

  @Field(() => ID, { nullable: true })
  id?: string;

  @Field(() => String, { nullable: true })
  name?: string;

  @Field(() => staffRole.enum, { nullable: true })
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

/** What whoever signed in is given. */
export const presentSession = (opened: OpenedSession): SignedIn => ({ session: toSession(opened) });
