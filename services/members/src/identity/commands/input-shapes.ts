import { emailLengthMax, normaliseEmail } from '@rayon/kernel';
import { z } from 'zod';
import { passwordLength } from '../domain/credentials';

/** An address in the form it is compared in. */
export const emailShape = z
  .string()
  .max(2 * emailLengthMax)
  .transform((text, context) => {
    const email = normaliseEmail(text);
    if (email !== undefined) return email;
    context.addIssue({ code: 'custom', message: 'not an address' });
    return z.NEVER;
  });

/** A password as typed; whether it is good enough is a rule, not a shape. */
export const passwordShape = z.string().min(1).max(passwordLength.max);
