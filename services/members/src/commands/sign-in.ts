import { command } from '@rayon/subgraph';
import { z } from 'zod';
import type { MembersAsking } from '../adapters/graphql/context';
import { membersRefusals } from '../adapters/graphql/refusal.type';
import { presentSession, SignedIn } from '../adapters/graphql/session.type';
import type { SessionHolder } from '../domain/session';
import { emailShape, passwordShape } from '../use-cases/input';

const input = z.object({ email: emailShape, password: passwordShape }).meta({ input: 'SignInInput' });

/** The same for whoever has a password; the verb says among whom the address is looked for. */
const signInAs = (name: string, holder: SessionHolder) =>
  command({
    name,
    allow: ['public'],
    input,
    takesCommandId: false,
    answer: SignedIn,
    refusal: membersRefusals,
    run: (credentials, { context }: MembersAsking) =>
      context.useCases.signIn(holder, context.caller, credentials),
    present: presentSession,
  });

export const signInMember = signInAs('signInMember', 'member');
export const signInStaff = signInAs('signInStaff', 'staff');
export const signInBrand = signInAs('signInBrand', 'brand');
