import { z } from 'zod';

/** Points that expire on one day, as they are kept. */
export const lotShape = z.object({
  expiresOn: z.string(),
  renewMonths: z.int().optional(),
  points: z.int(),
});

/** Points that cannot be spent yet, as they are kept. */
export const pendingLotShape = z.object({
  activeOn: z.string(),
  expiresOn: z.string().optional(),
  renewMonths: z.int().optional(),
  points: z.int(),
});
