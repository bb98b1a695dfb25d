import { accepted, idShape, lineShape, type Result, rejected } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { IdentityRejection } from '../domain/rejection';
import type { IdentityAsking } from '../graph/context';
import { identityRefusals } from '../graph/refusals';
import { acceptPassword } from '../sign-in/accept-password';
import { createLogin } from '../sign-in/create-login';
import { emailShape, passwordShape } from './input-shapes';

@ObjectType()
class BrandUserCreated {
  @Field(() => ID)
  brandUserId!: string;
}

/** Gives somebody of a brand a way to sign in, for that brand alone. */
export const createBrandUser = command({
  name: 'createBrandUser',
  allow: ['unbound administrator'],
  input: z.object({ email: emailShape, password: passwordShape, name: lineShape(80), brandId: idShape }),
  answer: BrandUserCreated,
  refusal: identityRefusals,
  run: async (
    { password, ...facts },
    asking: IdentityAsking,
  ): Promise<Result<{ brandUserId: string }, IdentityRejection>> => {
    const { identity } = asking.context;
    const { email, name, brandId } = facts;
    const strong = await acceptPassword(password, facts);
    if (!strong.ok) return strong;
    if (!(await identity.brands.allKnown([brandId]))) return rejected({ reason: 'UnknownBrand' });
    const created = await createLogin(identity, asking, {
      holder: 'brand',
      email,
      password,
      input: facts,
      insert: ({ session }, id) =>
        identity.brandUsers.insert([{ id, name, brandId, createdAt: asking.at }], { session }),
    });
    return created.ok ? accepted({ brandUserId: created.value }) : created;
  },
  present: (user) => user,
});
