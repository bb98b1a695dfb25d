/** What staff may do: help in a store, run the programme, or run everything. */
export const staffRoles = ['associate', 'marketer', 'administrator'] as const;

/** One of the roles. */
export type StaffRole = (typeof staffRoles)[number];

/** Somebody who works for the retailer. An associate is bound to stores; the others are where some are named. */
export type StaffMember = Readonly<{
  id: string;
  name: string;
  role: StaffRole;
  storeIds: readonly string[];
  createdAt: Date;
}>;

/** Whether stores are among those somebody is bound to; naming none means all of them. */
export const isWithin = (bound: readonly string[] | undefined, storeIds: readonly string[]): boolean =>
  bound === undefined || (storeIds.length > 0 && storeIds.every((storeId) => bound.includes(storeId)));

/** Somebody who works for a brand. */
export type BrandUser = Readonly<{ id: string; name: string; brandId: string; createdAt: Date }>;
