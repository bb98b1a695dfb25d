import { Allow, byId, Reference } from '@rayon/subgraph';
import { Directive, Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import type { Member as StoredMember } from '../domain/member';
import type { Viewer } from '../domain/member-view';
import { readMembers } from '../read-members';
import type { MembershipContext } from './context';

@ObjectType({ description: 'What stands for one purpose today.' })
export class Consent {
  @Field(() => String)
  purpose!: string;

  @Field(() => Boolean)
  granted!: boolean;

  @Field(() => Int)
  wordingVersion!: number;

  @Field(() => GraphQLISODateTime)
  at!: Date;
}

@ObjectType({ description: 'The words a consent is asked with today.' })
export class ConsentWording {
  @Field(() => String)
  purpose!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String, { description: 'In the language of the request.' })
  text!: string;
}

@ObjectType({ description: 'A day of the year; of the year of birth nobody asks.' })
export class Birthday {
  @Field(() => Int)
  month!: number;

  @Field(() => Int)
  day!: number;
}

@Allow('member', 'device', 'terminal', 'associate', 'marketer', 'administrator')
@Directive('@key(fields: "id")')
@Reference(
  // Only the id is believed, everything else is our own.
  byId(
    (ids, { request, clock, membership }: MembershipContext) =>
      readMembers(membership, { ...request, at: clock() }, ids),
    ({ member, viewer }) => toMember(member, viewer),
  ),
)
@ObjectType()
export class Member {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  firstName!: string;

  @Field(() => String, { description: 'fr or en.' })
  locale!: string;

  /** When they joined, what they said and who looks: not every viewer may see everything. */
  joinedAt!: Date;
  bornOn!: string | undefined;
  worksSince!: Date | undefined;
  viewer!: Viewer;
}

/** A member as one viewer sees them. */
export const toMember = (
  { id, firstName, locale, enrolledAt, birthday, employment }: StoredMember,
  viewer: Viewer,
): Member =>
  Object.assign(new Member(), {
    id,
    firstName,
    locale,
    joinedAt: enrolledAt,
    bornOn: birthday,
    worksSince: employment?.since,
    viewer,
  });
