import { z } from 'zod';

/** Which version whoever asks for a step had before them, so that nobody agrees to what was put in its place. */
export const readVersion = z
  .int()
  .min(1)
  .nullish()
  .describe('The version that was read: refused once it is another. Null: whatever it is by now.');
