import { accepted, rejected } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { z } from 'zod';
import type { SessionHolder } from '../domain/session';
import type { IdentityAsking } from '../graph/context';
import { identityRefusals } from '../graph/refusals';
import { presentSession, SignedIn } from '../graph/session.type';
import { findLogin } from '../sign-in/find-login';
import { openSession } from '../sign-in/open-session';
import { readSubject } from '../sign-in/session-subject';
import { paceSignIn } from '../sign-in/sign-in-pace';
import { emailShape, passwordShape } from './input-shapes';

const input = z.object({ email: emailShape, password: passwordShape }).meta({ input: 'SignInInput' });

/** The same for whoever has a password; the verb says among whom the address is looked for. */
const signInAs = (name: string, holder: SessionHolder) =>
  command({
    name,
    allow: ['public'],
    input,
    takesCommandId: false,
    answer: SignedIn,
    refusal: identityRefusals,
    // Unknown address and wrong password are one answer after the same work.
    run: async ({ email, password }, { at, context: { identity, request } }: IdentityAsking) => {
      const account = `${holder}:${email}`;
      return paceSignIn(identity, { account, origin: request.origin, at }, async () => {
        const login = await findLogin(identity, { holder, email, password });
        if (!login) return rejected({ reason: 'InvalidCredentials' });

        const { subjectId } = login;
        const subject = await readSubject(identity, holder, subjectId);
        if (!subject) return rejected({ reason: 'InvalidCredentials' });
        return accepted(await openSession(identity, { holder, subjectId, subject }, at));
      });
    },
    present: presentSession,
  });

export const signInMember = signInAs('signInMember', 'member');
export const signInStaff = signInAs('signInStaff', 'staff');
export const signInBrand = signInAs('signInBrand', 'brand');
