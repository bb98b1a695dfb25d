import { hashPassword, verifyPassword } from '@rayon/auth';
import { accepted, type Result, rejected } from '@rayon/kernel';
import { absent, runOnce } from '@rayon/store';
import { command, type PrincipalOf } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { IdentityRejection } from '../domain/rejection';
import type { SessionHolder } from '../domain/session';
import type { IdentityAsking } from '../graph/context';
import { identityRefusals } from '../graph/refusals';
import { acceptPassword } from '../sign-in/accept-password';
import { readSubject } from '../sign-in/session-subject';
import { paceSignIn } from '../sign-in/sign-in-pace';
import { passwordShape } from './input-shapes';

@ObjectType({ description: 'Every session has ended: sign in with the new password.' })
class PasswordChanged {
  @Field(() => Boolean)
  changed!: boolean;
}

type Person = 'member' | 'associate' | 'marketer' | 'administrator' | 'brand';

const input = z.object({ currentPassword: passwordShape, newPassword: passwordShape });

export const changePassword = command({
  name: 'changePassword',
  allow: ['member', 'associate', 'marketer', 'administrator', 'brand'],
  input,
  answer: PasswordChanged,
  refusal: identityRefusals,
  run: (wanted, asking: IdentityAsking<Person>) => change(wanted, asking),
  present: (value) => value,
});

/**
 * Changes the password of whoever is signed in and knows the current one, and ends every session there is: who
 * changes a password may be shutting somebody out. Guessing the current one is slowed down like signing in.
 */
const change = async (
  { currentPassword, newPassword }: z.output<typeof input>,
  { commandId, actor, at, principal, context: { identity, request } }: IdentityAsking<Person>,
): Promise<Result<{ changed: true }, IdentityRejection>> => {
  const { database, logins, sessions } = identity;
  const { holder, subjectId } = holderOf(principal);
  const login = await logins.findOne({ subjectId, holder });
  if (!login) return rejected({ reason: 'InvalidCredentials' });
  const subject = await readSubject(identity, holder, subjectId);
  const strong = await acceptPassword(newPassword, { email: login.email, name: subject?.name });
  if (!strong.ok) return strong;

  const account = `${holder}:${login.email}`;
  return paceSignIn<{ changed: true }, IdentityRejection>(
    identity,
    { account, origin: request.origin, at },
    async () => {
      const knowsCurrent = await verifyPassword(login.passwordHash, currentPassword);
      // A repeated command finds its change made: then the new password is the one that is known.
      if (!knowsCurrent && !(await verifyPassword(login.passwordHash, newPassword)))
        return rejected({ reason: 'InvalidCredentials' });

      const passwordHash = await hashPassword(newPassword);
      // Neither password may be part of the record, not even as a quick hash.
      return runOnce<{ changed: true }, IdentityRejection>(
        database,
        { commandId, actor, input: {}, at },
        async ({ session }) => {
          if (!knowsCurrent) return rejected({ reason: 'InvalidCredentials' });
          await logins.update({ subjectId }, { set: { passwordHash } }, { session });
          await sessions.update(
            { holder, subjectId, revokedAt: absent },
            { set: { revokedAt: at } },
            { session },
          );
          return accepted({ changed: true });
        },
      );
    },
  );
};

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
