import { accepted, newId, type Result, rejected } from '@rayon/kernel';
import { z } from 'zod';
import { checkPassword } from '../domain/credentials';
import type { MembersRejection } from '../domain/rejection';
import type { BrandUser } from '../domain/staff';
import type { Caller } from './caller';
import { emailShape, idShape, lineShape, passwordShape, readInput } from './input';
import type { Ports } from './ports';

const shape = z.strictObject({
  commandId: idShape,
  email: emailShape,
  password: passwordShape,
  name: lineShape(80),
  brandId: idShape,
});

/** Gives somebody of a brand a way to sign in, for that brand alone. */
export const createBrandUser =
  ({ run, logins, people, places, passwords, clock }: Ports) =>
  async (caller: Caller, raw: unknown): Promise<Result<{ brandUserId: string }, MembersRejection>> => {
    const input = readInput(shape, raw);
    if (!input.ok) return input;
    const { commandId, password, email, name, brandId } = input.value;
    const strong = checkPassword(password, email);
    if (!strong.ok) return strong;
    if (!(await places.brandExists(brandId))) return rejected({ reason: 'UnknownBrand' });

    const at = clock();
    const passwordHash = await passwords.hash(password);
    const id = newId();
    const created = await run(
      { commandId, name: 'createBrandUser', actor: caller.actor, input: { email, name, brandId }, at },
      async (transaction) => {
        const user: BrandUser = { id, name, brandId, createdAt: at };
        if (!(await logins.insert(transaction, { holder: 'brand', email, passwordHash, subjectId: id })))
          return rejected({ reason: 'EmailUnusable' as const });
        await people.insertBrandUser(transaction, user);
        return accepted({ answer: { brandUserId: id } });
      },
    );
    // A repeated command finds the person it made; the password is no part of the record, so it is compared here.
    if (created.ok && created.value.brandUserId !== id) {
      const login = await logins.find('brand', email);
      if (!(await passwords.verify(login?.passwordHash, password)))
        return rejected({ reason: 'CommandIdReused' });
    }
    return created;
  };
