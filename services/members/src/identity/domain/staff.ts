/** What staff may do: help in a store, run the programme, or run everything. */
export const staffRoles = ['associate', 'marketer', 'administrator'] as const;

/** One of the roles. */
export type StaffRole = (typeof staffRoles)[number];

/** Somebody who works for the retailer. An associate is bound to stores; the others see all of them. */
export type StaffMember = Readonly<{
  id: string;
  name: string;
  role: StaffRole;
  storeIds: readonly string[];
  createdAt: Date;
}>;

/** Somebody who works for a brand. */
export type BrandUser = Readonly<{ id: string; name: string; brandId: string; createdAt: Date }>;
