import { accepted, type Result } from '@rayon/kernel';
import { z } from 'zod';
import { type BadInput, idShape, pageShape, pageSizeDefault, readInput } from '../../use-cases/input';

const shape = z.strictObject({ ...pageShape, storeId: idShape.nullish() });

/** Reads the arguments of a list. */
export const readPage = (
  raw: unknown,
): Result<{ first: number; after?: string; storeId?: string }, BadInput> => {
  const page = readInput(shape, raw);
  if (!page.ok) return page;
  const { first, after, storeId } = page.value;
  return accepted({
    first: first ?? pageSizeDefault,
    ...(after ? { after } : {}),
    ...(storeId ? { storeId } : {}),
  });
};
