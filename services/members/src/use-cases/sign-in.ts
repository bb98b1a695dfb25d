import type { AccessTokens } from '@rayon/auth';
import { accepted, type BadInput, type Result, readInput, rejected } from '@rayon/kernel';
import { z } from 'zod';
import type { SessionHolder } from '../domain/session';
import type { Caller } from './caller';
import { emailShape, passwordShape } from './input';
import { type OpenedSession, openSession } from './open-session';
import type { Ports } from './ports';
import { readSubject } from './session-subject';
import { paceSignIn } from './sign-in-pace';

const shape = z.strictObject({ email: emailShape, password: passwordShape });

/** Why nobody was signed in. Unknown address and wrong password are one answer after the same work. */
export type SignInRejection =
  | BadInput
  | { reason: 'InvalidCredentials' }
  | { reason: 'TooManyAttempts'; retryAfterSeconds: number };

/** Signs a member, a member of staff or a brand user in with address and password. */
export const signIn =
  (ports: Ports & { tokens: AccessTokens }) =>
  async (
    holder: SessionHolder,
    caller: Caller,
    raw: unknown,
  ): Promise<Result<OpenedSession, SignInRejection>> => {
    const input = readInput(shape, raw);
    if (!input.ok) return input;
    const { email, password } = input.value;

    const attempt = await paceSignIn(ports)({ account: `${holder}:${email}`, origin: caller.origin });
    if (!attempt.ok) return attempt;

    const login = await ports.logins.find(holder, email);
    const matches = await ports.passwords.verify(login?.passwordHash, password);
    if (!login || !matches) return rejected({ reason: 'InvalidCredentials' });

    const subject = await readSubject(ports)(holder, login.subjectId);
    if (!subject) return rejected({ reason: 'InvalidCredentials' });
    await attempt.value.succeeded();
    return accepted(await openSession(ports)(holder, login.subjectId, subject));
  };
