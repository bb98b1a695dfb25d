import type { Aggregates, Database } from '@rayon/store';
import type { LRUCache } from 'lru-cache';
import type { ReadCode } from './barcodes/read-code';
import type { CheckPresentation } from './cards/check-presentation';
import type { Chance } from './chance/chance';
import type { TransferCodes } from './chance/transfer-codes';
import type { TripId } from './domain/ids';
import type { Receipt } from './domain/receipt';
import type { Assortment } from './projections/assortment';
import type { Pricing } from './reactions/follow-pricing';
import type { Trips } from './rows/trips';
import type { ScannerConfig } from './settings';

/** Noted when a till shows a code that hands over nothing, without the code. */
type NoteRefusedCode = (about: {
  terminalId: string;
  storeId: string;
  tripId?: string;
  correlationId: string;
}) => void;

/** Everything the commands of the scanner work with. */
export type Scanner = Readonly<{
  database: Database;
  trips: Trips;
  receipts: Aggregates<Receipt>;
  assortment: Assortment;
  readCode: ReadCode;
  checkPresentation: CheckPresentation;
  chance: Chance;
  transferCodes: TransferCodes;
  /** Trips by the hash of a transfer code that this process gave out; others are found in the store. */
  handedOver: LRUCache<string, TripId>;
  pricing: Pricing;
  /** How long a till that comes before a price is kept waiting for it. */
  priceWaitMilliseconds: number;
  noteRefusedCode: NoteRefusedCode;
  config: ScannerConfig;
}>;
