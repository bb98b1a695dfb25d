import { idShape, type Result, readInput } from '@rayon/kernel';
import { z } from 'zod';
import type { MembersRejection } from '../domain/rejection';
import type { Caller } from './caller';
import { createLogin } from './create-login';
import { emailShape, lineShape, passwordShape } from './input';
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
  (ports: Ports) =>
  async (caller: Caller, raw: unknown): Promise<Result<{ brandUserId: string }, MembersRejection>> => {
    const input = readInput(shape, raw);
    if (!input.ok) return input;
    const { name, brandId } = input.value;
    return createLogin(ports)(caller, input.value, {
      name: 'createBrandUser',
      holder: 'brand',
      idName: 'brandUserId',
      refuse: async () =>
        (await ports.places.brandExists(brandId)) ? undefined : { reason: 'UnknownBrand' },
      insert: (transaction, person) =>
        ports.people.insertBrandUser(transaction, { ...person, name, brandId }),
    });
  };
