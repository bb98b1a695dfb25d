import type { StoreId } from './ids';

/** The scanner's copy of a store. */
export type Store = Readonly<{
  storeId: StoreId;
  name: string;
  city: string;
  currency: string;
  timeZone: string;
}>;

/** The calendar day (YYYY-MM-DD) in the store at an instant. */
export const dayIn = (store: Store, at: Date): string => formatOf(store.timeZone).format(at);

/** Making a format costs more than the rest of a scan's arithmetic; a retailer has few time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  // The Canadian form is the ISO one.
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, ...parts });
  formats.set(timeZone, format);
  return format;
};
