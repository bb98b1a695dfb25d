import { localTime } from '@rayon/kernel';
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
export const dayIn = ({ timeZone }: Store, at: Date): string => localTime(at, timeZone).day;
