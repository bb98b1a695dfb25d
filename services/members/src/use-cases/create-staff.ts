import { idShape, type Result, readInput } from '@rayon/kernel';
import { z } from 'zod';
import type { MembersRejection } from '../domain/rejection';
import { staffRoles } from '../domain/staff';
import type { Caller } from './caller';
import { createLogin } from './create-login';
import { emailShape, lineShape, passwordShape } from './input';
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
  (ports: Ports) =>
  async (caller: Caller, raw: unknown): Promise<Result<{ staffId: string }, MembersRejection>> => {
    const input = readInput(shape, raw);
    if (!input.ok) return input;
    const { name, role, storeIds } = input.value;
    return createLogin(ports)(caller, input.value, {
      name: 'createStaff',
      holder: 'staff',
      idName: 'staffId',
      refuse: async () =>
        (await ports.places.storesExist(storeIds)) ? undefined : { reason: 'UnknownStore' },
      insert: (transaction, person) =>
        ports.people.insertStaff(transaction, { ...person, name, role, storeIds }),
    });
  };
