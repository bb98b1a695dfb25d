import { locales } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { MembersAsking } from '../adapters/graphql/context';
import { Member } from '../adapters/graphql/member.type';
import { membersRefusals } from '../adapters/graphql/refusal.type';
import { Session, toSession } from '../adapters/graphql/session.type';
import { consentPurposes } from '../domain/consent';
import { emailShape, lineShape, passwordShape } from '../use-cases/input';
import { ownMember } from './own-member';

const consent = z
  .object({
    purpose: z.enum(consentPurposes).meta({ scalar: 'String' }),
    granted: z.boolean(),
    wordingVersion: z
      .int()
      .positive()
      .nullish()
      .describe('The words that were shown; those of today when left out.'),
  })
  .meta({ input: 'ConsentInput' });

const consents = z
  .array(consent)
  .max(consentPurposes.length)
  .refine((given) => new Set(given.map(({ purpose }) => purpose)).size === given.length);

@ObjectType()
class MemberEnrolled {
  @Field(() => Member)
  member!: Member;

  @Field(() => Session)
  session!: Session;
}

export const enrolMember = command({
  name: 'enrolMember',
  allow: ['public'],
  input: z.object({
    email: emailShape,
    password: passwordShape,
    firstName: lineShape(60),
    locale: z.enum(locales).meta({ scalar: 'String' }),
    consents: consents
      .nullable()
      .default([])
      .transform((given) => given ?? []),
  }),
  answer: MemberEnrolled,
  refusal: membersRefusals,
  run: (input, { context, commandId }: MembersAsking) =>
    context.useCases.enrolMember(context.caller, { commandId, ...input }),
  present: async ({ memberId, session }, { context }) => ({
    member: await ownMember(memberId, context),
    session: toSession(session),
  }),
});
