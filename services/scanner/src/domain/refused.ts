import type { BadInput } from '@rayon/kernel';
import type { ReturnRejection } from './ask-return';
import type { AttachRejection } from './attach-card';
import type { CancelRejection } from './cancel-trip';
import type { AgeRejection, AuditRejection } from './checks';
import type { ClaimRejection } from './claim-basket';
import type { RefundChanged } from './close-return';
import type { PaymentRejection } from './confirm-payment';
import type { CouponRejection } from './coupons';
import type { EndRejection } from './end-trip';
import type { TripId } from './ids';
import type { PointsRefused, PointsRejection } from './pay-with-points';
import type { PricingRefusal } from './price-scan';
import type { ScanLinesRejection } from './scan-lines';
import type { UnreadableCode } from './scanned-code';
import type { RemovalRejection, VoidRejection } from './void-line';

/** No such trip, or not the caller's: which of both is nobody's business. */
export type TripNotFound = Readonly<{ reason: 'TripNotFound' }>;
/** The same command id came with another input. */
type CommandIdReused = Readonly<{ reason: 'CommandIdReused' }>;
/** The card presentation is false, too old, used before or made for another machine. */
export type CardNotAccepted = Readonly<{ reason: 'CardNotAccepted' }>;
/** The card is on another trip that is open, or that staff still have to check. */
export type CardHasOpenTrip = Readonly<{ reason: 'CardHasOpenTrip' }>;
/** Nothing is known of the store of the calling machine yet. */
export type StoreUnknown = Readonly<{ reason: 'StoreUnknown' }>;
/** The store is in a currency that is none: only earlier versions let one in. */
type StoreCurrencyUnknown = Readonly<{ reason: 'StoreCurrencyUnknown'; currency: string }>;
/** The till's receipt number stands on another receipt. */
export type ReceiptNumberUsed = Readonly<{ reason: 'ReceiptNumberUsed' }>;

/** Why no trip was opened. */
export type OpenRejection =
  | StoreUnknown
  | StoreCurrencyUnknown
  | CardNotAccepted
  | Readonly<{ reason: 'DeviceBusy'; tripId: TripId }>
  | CardHasOpenTrip
  | Readonly<{ reason: 'AuditOpen'; tripId?: TripId }>;

/** Why a scan added nothing. */
export type ScanRejection =
  | ScanLinesRejection
  | UnreadableCode
  | PricingRefusal
  | TripNotFound
  | CommandIdReused
  | StoreUnknown
  | StoreCurrencyUnknown;

/** Every refusal a caller of the scanner can meet. */
export type Refused =
  | BadInput
  | OpenRejection
  | ScanRejection
  | VoidRejection
  | RemovalRejection
  | AttachRejection
  | CouponRejection
  | EndRejection
  | CancelRejection
  | ClaimRejection
  | AgeRejection
  | AuditRejection
  | PaymentRejection
  | PointsRejection
  | PointsRefused
  | ReceiptNumberUsed
  | ReturnRejection
  | RefundChanged
  | Readonly<{ reason: 'ReceiptNotFound' }>
  | CardHasOpenTrip;

/** The reasons of all refusals. */
export type RefusedReason = Refused['reason'];
