import { accepted, newId, type Result, rejected } from '@rayon/kernel';
import { z } from 'zod';
import { checkPassword } from '../domain/credentials';
import type { MembersRejection } from '../domain/rejection';
import { type StaffMember, staffRoles } from '../domain/staff';
import type { Caller } from './caller';
import { emailShape, idShape, lineShape, passwordShape, readInput } from './input';
import type { Ports } from './ports';

const shape = z
  .strictObject({
    commandId: idShape,
    email: emailShape,
    password: passwordShape,
    name: lineShape(80),
    role: z.enum(staffRoles),
    storeIds: z.array(idShape).max(50),
  })
  // Somebody who helps in a store is bound to at least one; every store is named once.
  .refine(({ role, storeIds }) => role !== 'associate' || storeIds.length > 0, { path: ['storeIds'] })
  .refine(({ storeIds }) => new Set(storeIds).size === storeIds.length, { path: ['storeIds'] });

/** Gives somebody of the retailer a way to sign in. The first password is for them to be told in person. */
export const createStaff =
  ({ run, logins, people, places, passwords, clock }: Ports) =>
  async (caller: Caller, raw: unknown): Promise<Result<{ staffId: string }, MembersRejection>> => {
    const input = readInput(shape, raw);
    if (!input.ok) return input;
    const { commandId, password, email, name, role, storeIds } = input.value;
    const strong = checkPassword(password, email);
    if (!strong.ok) return strong;
    if (!(await places.storesExist(storeIds))) return rejected({ reason: 'UnknownStore' });

    const at = clock();
    const passwordHash = await passwords.hash(password);
    const id = newId();
    const created = await run(
      { commandId, name: 'createStaff', actor: caller.actor, input: { email, name, role, storeIds }, at },
      async (transaction) => {
        const staff: StaffMember = { id, name, role, storeIds, createdAt: at };
        if (!(await logins.insert(transaction, { holder: 'staff', email, passwordHash, subjectId: id })))
          return rejected({ reason: 'EmailUnusable' as const });
        await people.insertStaff(transaction, staff);
        return accepted({ answer: { staffId: id } });
      },
    );
    // A repeated command finds the person it made; the password is no part of the record, so it is compared here.
    if (created.ok && created.value.staffId !== id) {
      const login = await logins.find('staff', email);
      if (!(await passwords.verify(login?.passwordHash, password)))
        return rejected({ reason: 'CommandIdReused' });
    }
    return created;
  };
