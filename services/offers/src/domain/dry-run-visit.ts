import type { Unit } from './basket';
import type { CompiledCampaign } from './compiled-campaign';
import type { Occurrence } from './counted';
import type { Sale, SoldLine } from './sale';
import type { Shopper } from './shopper';

/** A sale with what its receipt does not say: who shopped, and by which clock. */
export type Visit = Readonly<{ sale: Sale; shopper: Shopper; timeZone?: string | undefined }>;

/** A visit with its lines as the rules see them, in the order of the receipt, and their pieces. */
export type Seen = Visit & Readonly<{ lines: readonly SoldLine[]; units: readonly Unit[] }>;

/** What was in the basket, and where. */
export const basketOf = ({ sale: { storeId, currency }, timeZone, lines }: Seen) => ({
  storeId,
  currency,
  timeZone,
  lines,
});

/** Where and when its limits count. */
export const occurrenceOf = ({ sale: { storeId, at }, timeZone }: Seen): Occurrence => ({
  storeId,
  at,
  timeZone,
});

/** As if it had always run, and whoever it is for had activated it: who would have is not on record. */
export const atAnyTime = ({
  content: { activation: _, ...content },
  ...campaign
}: CompiledCampaign): CompiledCampaign => ({
  ...campaign,
  content,
  fromMilliseconds: Number.NEGATIVE_INFINITY,
  toMilliseconds: Number.POSITIVE_INFINITY,
});
