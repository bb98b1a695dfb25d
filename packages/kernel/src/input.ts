import { z } from 'zod';
import { isUuid } from './id';
import { accepted, type Result, rejected } from './result';

/** Malformed input: which member of it, as a dotted path. */
export type BadInput = Readonly<{ reason: 'BadInput'; field: string }>;

const fieldLengthMax = 100;

/** Checks what came from outside; the refusal names the first member that does not fit. */
export const readInput = <Shape extends z.ZodType>(
  shape: Shape,
  raw: unknown,
): Result<z.infer<Shape>, BadInput> => {
  const read = shape.safeParse(raw);
  if (read.success) return accepted(read.data);
  const [issue] = read.error.issues;
  // An unknown member is named by the issue itself, not by its path.
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...(issue?.path ?? []), ...unknown].map(String).join('.');
  return rejected({ reason: 'BadInput', field: field.slice(0, fieldLengthMax) || 'input' });
};

/** A UUID in either case, with or without space around it, kept in lower case. */
export const idShape = z
  .string()
  .max(64)
  .transform((text) => text.trim().toLowerCase())
  .refine(isUuid);
