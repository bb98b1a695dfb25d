import { command, type PrincipalOf } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { MembersAsking } from '../adapters/graphql/context';
import { membersRefusals } from '../adapters/graphql/refusal.type';
import type { SessionHolder } from '../domain/session';
import { passwordShape } from '../use-cases/input';

@ObjectType({ description: 'Every session has ended: sign in with the new password.' })
class PasswordChanged {
  @Field(() => Boolean)
  changed!: boolean;
}

type Person = 'member' | 'associate' | 'marketer' | 'administrator' | 'brand';

export const changePassword = command({
  name: 'changePassword',
  allow: ['member', 'associate', 'marketer', 'administrator', 'brand'],
  input: z.object({ currentPassword: passwordShape, newPassword: passwordShape }),
  answer: PasswordChanged,
  refusal: membersRefusals,
  run: (input, { context, commandId, principal }: MembersAsking<Person>) =>
    context.useCases.changePassword(context.caller, holderOf(principal), { commandId, ...input }),
  present: (value) => value,
});

/** Whose password it is: never named by the request, only by the token. */
const holderOf = (principal: PrincipalOf<Person>): { holder: SessionHolder; subjectId: string } => {
  switch (principal.kind) {
    case 'member':
      return { holder: 'member', subjectId: principal.memberId };
    case 'staff':
      return { holder: 'staff', subjectId: principal.staffId };
    case 'brand':
      return { holder: 'brand', subjectId: principal.brandUserId };
  }
};
