import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { MembersAsking } from '../adapters/graphql/context';
import { Member } from '../adapters/graphql/member.type';
import { membersRefusals } from '../adapters/graphql/refusal.type';
import { consentPurposes } from '../domain/consent';
import { ownMember } from './own-member';

@ObjectType()
class ConsentSet {
  @Field(() => Member)
  member!: Member;
}

export const setConsent = command({
  name: 'setConsent',
  allow: ['member'],
  input: z.object({
    purpose: z.enum(consentPurposes).meta({ scalar: 'String' }),
    granted: z.boolean(),
    wordingVersion: z.int().positive(),
  }),
  answer: ConsentSet,
  refusal: membersRefusals,
  run: (input, { context, commandId, principal }: MembersAsking<'member'>) =>
    context.useCases.setConsent(context.caller, principal.memberId, { commandId, ...input }),
  present: async ({ memberId }, { context }) => ({ member: await ownMember(memberId, context) }),
});
