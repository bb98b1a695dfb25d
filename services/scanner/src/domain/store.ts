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
export const dayIn = ({ timeZone }: Store, at: Date): string => {
  // Days begin with a minute, everywhere: within one minute the day is the same.
  const minute = Math.floor(at.getTime() / 60_000);
  const known = days.get(timeZone);
  if (known?.minute === minute) return known.day;
  const day = formatOf(timeZone).format(at);
  days.set(timeZone, { minute, day });
  return day;
};

/** The day asked for last, by time zone: scan after scan it is the same. */
const days = new Map<string, Readonly<{ minute: number; day: string }>>();

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
