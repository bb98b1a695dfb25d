import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import { type StaffMember, staffRoles } from '../domain/staff';

/** People of the retailer; their addresses live with their logins. */
export const staff = table<StaffMember>('staff', {
  key: 'id',
  retention: keptAsLongAs('decisions name them'),
  row: z.object({
    id: z.string(),
    name: z.string(),
    role: z.enum(staffRoles),
    storeIds: z.array(z.string()),
    createdAt: z.date(),
  }),
});
