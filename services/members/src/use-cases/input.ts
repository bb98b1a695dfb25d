import { accepted, isUuid, type Result, rejected } from '@rayon/kernel';
import { z } from 'zod';
import { emailLengthMax, normaliseEmail, passwordLength } from '../domain/credentials';

/** Malformed input: which field, as a dotted path. */
export type BadInput = { reason: 'BadInput'; field: string };

/** Checks what came from outside; the first thing wrong is named. */
export const readInput = <Value>(shape: z.ZodType<Value>, raw: unknown): Result<Value, BadInput> => {
  const read = shape.safeParse(raw);
  if (read.success) return accepted(read.data);
  const [issue] = read.error.issues;
  // An unknown member is named by the issue itself, not by its path.
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...(issue?.path ?? []), ...unknown].map(String).join('.');
  return rejected({ reason: 'BadInput', field: field === '' ? 'input' : field.slice(0, 100) });
};

/** A UUID in either case, kept in lower case. */
export const idShape = z
  .string()
  .max(36)
  .transform((text) => text.toLowerCase())
  .refine(isUuid);

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

/** One line of text that people read: trimmed, composed, without control characters or direction overrides. */
export const lineShape = (lengthMax: number) =>
  z
    .string()
    .max(4 * lengthMax)
    .transform((text) => text.trim().normalize('NFC'))
    .pipe(
      z
        .string()
        .min(1)
        .max(lengthMax)
        .regex(/^[^\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff]+$/u),
    );

/** Items of a page when nobody says how many. */
export const pageSizeDefault = 20;

/** Page of a list: 1 to 100 items, after the id the page before ended with. */
export const pageShape = { first: z.int().min(1).max(100).nullish(), after: idShape.nullish() };
