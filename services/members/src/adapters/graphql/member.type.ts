import { Allow, resultOf } from '@rayon/subgraph';
import { Directive, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Viewer } from '../../domain/member-view';
import { MembersRefusal } from './refusal.type';
import { Session } from './session.type';

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

@Allow('member', 'device', 'terminal', 'associate', 'marketer', 'administrator')
@Directive('@key(fields: "id")')
@ObjectType()
export class Member {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  firstName!: string;

  @Field(() => String, { description: 'fr or en.' })
  locale!: string;

  /** When they joined and who looks: not every viewer may see everything. */
  joinedAt!: Date;
  viewer!: Viewer;
}

@InputType()
export class ConsentInput {
  @Field(() => String)
  purpose!: string;

  @Field(() => Boolean)
  granted!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'The words that were shown; those of today when left out.',
  })
  wordingVersion?: number;
}

@InputType()
export class EnrolMemberInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;

  @Field(() => String)
  firstName!: string;

  @Field(() => String)
  locale!: string;

  @Field(() => [ConsentInput], { nullable: true, defaultValue: [] })
  consents?: ConsentInput[] | null;
}

@InputType()
export class SetConsentInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => String)
  purpose!: string;

  @Field(() => Boolean)
  granted!: boolean;

  @Field(() => Int)
  wordingVersion!: number;
}

@ObjectType()
export class MemberEnrolled {
  @Field(() => Member)
  member!: Member;

  @Field(() => Session)
  session!: Session;
}

@ObjectType()
export class ConsentSet {
  @Field(() => Member)
  member!: Member;
}

export const EnrolMemberResult = resultOf('EnrolMemberResult', MemberEnrolled, MembersRefusal);
export const SetConsentResult = resultOf('SetConsentResult', ConsentSet, MembersRefusal);
