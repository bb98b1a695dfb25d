import { boundTo } from '@rayon/auth';
import { accepted, idShape, lineShape, type Result, rejected } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { IdentityRejection } from '../domain/rejection';
import { isWithin } from '../domain/staff';
import type { IdentityAsking } from '../graph/context';
import { identityRefusals } from '../graph/refusals';
import { staffRole } from '../graph/session.type';
import { acceptPassword } from '../sign-in/accept-password';
import { createLogin } from '../sign-in/create-login';
import { emailShape, passwordShape } from './input-shapes';

@ObjectType()
class StaffCreated {
  @Field(() => ID)
  staffId!: string;
}

/**
 * Gives somebody of the retailer a way to sign in, in no store that whoever gives it is not bound to. The first password
 * is handed over in person.
 */
export const createStaff = command({
  name: 'createStaff',
  allow: ['administrator'],
  input: z
    .object({
      email: emailShape,
      password: passwordShape,
      name: lineShape(80),
      role: staffRole,
      storeIds: z
        .array(idShape)
        .max(50)
        .nullable()
        .default([])
        .transform((ids) => ids ?? [])
        .describe('At least one for an associate; empty means every store for the others.'),
    })
    // Somebody who helps in a store is bound to at least one; every store is named once.
    .refine(({ role, storeIds }) => role !== 'associate' || storeIds.length > 0, { path: ['storeIds'] })
    .refine(({ storeIds }) => new Set(storeIds).size === storeIds.length, { path: ['storeIds'] }),
  answer: StaffCreated,
  refusal: identityRefusals,
  run: async (
    { password, ...facts },
    asking: IdentityAsking,
  ): Promise<Result<{ staffId: string }, IdentityRejection>> => {
    const { identity } = asking.context;
    const { email, ...person } = facts;
    if (!isWithin(boundTo(asking.principal), person.storeIds)) return rejected({ reason: 'NotYourStore' });
    const strong = await acceptPassword(password, facts);
    if (!strong.ok) return strong;
    if (!(await identity.stores.allKnown(person.storeIds))) return rejected({ reason: 'UnknownStore' });
    const created = await createLogin(identity, asking, {
      holder: 'staff',
      email,
      password,
      input: facts,
      insert: ({ session }, id) =>
        identity.staff.insert([{ id, ...person, createdAt: asking.at }], { session }),
    });
    return created.ok ? accepted({ staffId: created.value }) : created;
  },
  present: (staff) => staff,
});
