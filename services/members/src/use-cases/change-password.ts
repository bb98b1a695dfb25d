import { accepted, idShape, type Result, readInput, rejected } from '@rayon/kernel';
import { z } from 'zod';
import { checkPassword } from '../domain/credentials';
import type { MembersRejection } from '../domain/rejection';
import type { SessionHolder } from '../domain/session';
import type { Caller } from './caller';
import { passwordShape } from './input';
import type { Ports } from './ports';
import { paceSignIn } from './sign-in-pace';

const shape = z.strictObject({
  commandId: idShape,
  currentPassword: passwordShape,
  newPassword: passwordShape,
});

/**
 * Changes the password of whoever is signed in and knows the current one, and ends every session there is: who
 * changes a password may be shutting somebody out. Guessing the current one is slowed down like signing in.
 */
export const changePassword =
  (ports: Ports) =>
  async (
    caller: Caller,
    who: { holder: SessionHolder; subjectId: string },
    raw: unknown,
  ): Promise<Result<{ changed: true }, MembersRejection>> => {
    const input = readInput(shape, raw);
    if (!input.ok) return input;
    const { commandId, currentPassword, newPassword } = input.value;
    const login = await ports.logins.findBySubject(who.holder, who.subjectId);
    if (!login) return rejected({ reason: 'InvalidCredentials' });
    const strong = checkPassword(newPassword, login.email);
    if (!strong.ok) return strong;

    const attempt = await paceSignIn(ports)({
      account: `${who.holder}:${login.email}`,
      origin: caller.origin,
    });
    if (!attempt.ok) return attempt;
    const knowsCurrent = await ports.passwords.verify(login.passwordHash, currentPassword);
    // A repeated command finds its change made: then the new password is the one that is known.
    if (!knowsCurrent && !(await ports.passwords.verify(login.passwordHash, newPassword)))
      return rejected({ reason: 'InvalidCredentials' });

    const passwordHash = await ports.passwords.hash(newPassword);
    const at = ports.clock();
    // Neither password may be part of the record, not even as a quick hash.
    const changed = await ports.run<{ changed: true }, MembersRejection>(
      { commandId, name: 'changePassword', actor: caller.actor, input: {}, at },
      async (transaction) => {
        if (!knowsCurrent) return rejected({ reason: 'InvalidCredentials' });
        await ports.logins.setPassword(transaction, who.subjectId, passwordHash);
        await ports.sessions.revokeAll(transaction, who.holder, who.subjectId, at);
        return accepted({ answer: { changed: true } });
      },
    );
    if (changed.ok) await attempt.value.succeeded();
    return changed;
  };
