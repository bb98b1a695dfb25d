import { z } from 'zod';

const id = z.string().min(1).max(64);

/** Everyone who can ask for something, as it travels inside tokens. */
export const principalShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('anonymous') }),
  z.strictObject({ kind: z.literal('member'), memberId: id }),
  z.strictObject({ kind: z.literal('device'), deviceId: id, storeId: id }),
  z.strictObject({ kind: z.literal('terminal'), terminalId: id, storeId: id }),
  z.strictObject({
    kind: z.literal('staff'),
    staffId: id,
    role: z.enum(['associate', 'marketer', 'administrator']),
    storeIds: z.array(id).max(50),
  }),
  z.strictObject({ kind: z.literal('brand'), brandUserId: id, brandId: id }),
  z.strictObject({ kind: z.literal('service'), service: id }),
]);

/** Who asks: proven by a token, never by what a request says about itself. */
export type Principal = z.infer<typeof principalShape>;

/**
 * The stores somebody is bound to; undefined for who is bound to none. An associate always is, a marketer or an
 * administrator where stores are named: without, they work for the whole retailer.
 */
export const boundTo = (principal: Principal): readonly string[] | undefined =>
  principal.kind === 'staff' && (principal.role === 'associate' || principal.storeIds.length > 0)
    ? principal.storeIds
    : undefined;

/** Whether somebody of the staff works for this store. */
export const worksIn = (principal: Principal, storeId: string): boolean =>
  principal.kind === 'staff' && (boundTo(principal)?.includes(storeId) ?? true);

/** Whether somebody works for the whole retailer: of the staff, and bound to no store. */
export const worksEverywhere = (principal: Principal): boolean =>
  principal.kind === 'staff' && boundTo(principal) === undefined;

/** Somebody who showed no token. */
export const anonymous: Principal = Object.freeze({ kind: 'anonymous' });

/** One text per principal, for command records, audit entries and rate limits: `member:<id>`. */
export const actorOf = (principal: Principal): string => {
  switch (principal.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'member':
      return `member:${principal.memberId}`;
    case 'device':
      return `device:${principal.deviceId}`;
    case 'terminal':
      return `terminal:${principal.terminalId}`;
    case 'staff':
      return `staff:${principal.staffId}`;
    case 'brand':
      return `brand:${principal.brandUserId}`;
    case 'service':
      return `service:${principal.service}`;
  }
};
