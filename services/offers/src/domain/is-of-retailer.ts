/** Whether somebody is of the retailer's staff, by the name under which they act (`actorOf`). */
export const isOfRetailer = (actor: string | undefined): boolean => actor?.startsWith('staff:') ?? false;
