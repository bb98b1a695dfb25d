import type { AuditRules } from '../domain/audit';
import type { TripLimits } from '../domain/limits';
import { attachCard, cancelTrip, removeLineAtTill, voidLine } from './change-basket';
import { claimBasket, type NoteRefusedCode } from './claim-basket';
import { type AbandonRules, closeAbandoned } from './close-abandoned';
import { approveAge, completeAudit } from './complete-checks';
import { confirmPayment } from './confirm-payment';
import { endTrip, type TransferCodes } from './end-trip';
import { openTrip } from './open-trip';
import type { Articles, Chance, CheckPresentation, ReadCode, Receipts, Stores, Trips } from './ports';
import { readReceipts } from './read-receipts';
import { readTrips } from './read-trips';
import { returnLine } from './return-line';
import { scan } from './scan';

/** Everything the use cases need from outside. */
export type Ports = Readonly<{
  trips: Trips;
  receipts: Receipts;
  articles: Articles;
  stores: Stores;
  readCode: ReadCode;
  checkPresentation: CheckPresentation;
  chance: Chance;
  transferCodes: TransferCodes;
  noteRefusedCode: NoteRefusedCode;
  limits: TripLimits;
  auditRules: AuditRules;
  transferCodeMinutes: number;
  rules: AbandonRules;
}>;

/** Everything a caller can ask of the scanner. */
export const createUseCases = (ports: Ports) => ({
  openTrip: openTrip(ports),
  attachCard: attachCard(ports),
  scan: scan(ports),
  voidLine: voidLine(ports),
  endTrip: endTrip(ports),
  cancelTrip: cancelTrip(ports),
  claimBasket: claimBasket(ports),
  approveAge: approveAge(ports),
  completeAudit: completeAudit(ports),
  removeLineAtTill: removeLineAtTill(ports),
  confirmPayment: confirmPayment(ports),
  returnLine: returnLine(ports),
  closeAbandoned: closeAbandoned(ports),
  readTrips: readTrips(ports),
  readReceipts: readReceipts(ports),
});

/** Everything a caller can ask of the scanner. */
export type ScannerUseCases = ReturnType<typeof createUseCases>;
