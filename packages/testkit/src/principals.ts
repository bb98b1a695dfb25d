import type { Principal } from '@rayon/auth';
import { newId } from '@rayon/kernel';

type PrincipalOf<Kind extends Principal['kind']> = Extract<Principal, { kind: Kind }>;

/** Somebody of the staff, bound to the stores that are named. */
export const staffOf = (
  role: PrincipalOf<'staff'>['role'],
  storeIds: string[] = [],
): PrincipalOf<'staff'> => ({ kind: 'staff', staffId: newId(), role, storeIds });

/** A member. */
export const memberOf = (memberId: string): PrincipalOf<'member'> => ({ kind: 'member', memberId });

/** A handheld of a store. */
export const deviceOf = (deviceId: string, storeId: string): PrincipalOf<'device'> => ({
  kind: 'device',
  deviceId,
  storeId,
});

/** A till of a store. */
export const terminalOf = (storeId: string): PrincipalOf<'terminal'> => ({
  kind: 'terminal',
  terminalId: newId(),
  storeId,
});

/** Somebody of a brand. */
export const brandUserOf = (brandId: string): PrincipalOf<'brand'> => ({
  kind: 'brand',
  brandUserId: newId(),
  brandId,
});
