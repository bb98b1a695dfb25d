import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import type { BrandUser } from '../domain/staff';

/** People of brands; their addresses live with their logins. */
export const brandUsers = table<BrandUser>('brandUsers', {
  key: 'id',
  retention: keptAsLongAs('decisions name them'),
  row: z.object({ id: z.string(), name: z.string(), brandId: z.string(), createdAt: z.date() }),
  indexes: [{ on: { brandId: 1 } }],
});
