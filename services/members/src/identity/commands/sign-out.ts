import { accepted } from '@rayon/kernel';
import { absent } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import type { IdentityAsking } from '../graph/context';
import { identityRefusals } from '../graph/refusals';
import { findRenewal } from '../sign-in/renewal';
import { renewal } from './refresh-session';

@ObjectType()
class SignedOut {
  @Field(() => Boolean)
  ended!: boolean;
}

/** Ends a session. Says the same whether there was one, so that nobody can test renewals here. */
export const signOut = command({
  name: 'signOut',
  allow: ['public'],
  input: renewal,
  takesCommandId: false,
  answer: SignedOut,
  refusal: identityRefusals,
  run: async ({ refreshToken }, { at, context: { identity } }: IdentityAsking) => {
    const found = await findRenewal(identity, refreshToken);
    if (found)
      await identity.sessions.update({ id: found.session.id, revokedAt: absent }, { set: { revokedAt: at } });
    return accepted({ ended: true });
  },
  present: (answer) => answer,
});
