import type { AuditDecision } from './audit';
import type { DeviceId, LineId, MemberId, ReceiptId, StaffId, StoreId, TerminalId, TripId } from './ids';
import type { Line } from './line';

/** A scan that added nothing, kept for the till and for the audit's inputs. */
type RefusedScan = Readonly<{ commandId: string; code: string; reason: string; at: Date }>;

/** A staff member's word on the age of the shopper. */
type AgeCheck = Readonly<{ approved: boolean; age: number; staffId: StaffId; at: Date }>;

/** A line and the age its article asks for now. */
export type RaisedAge = Readonly<{ lineId: LineId; age: number }>;

/** What staff found when they looked. */
type AuditOutcome = Readonly<{
  outcome: 'clean' | 'discrepancy';
  note?: string;
  staffId: StaffId;
  at: Date;
}>;

/** The decision of the one draw of a trip and, once staff looked, what they found. */
export type Audit = Readonly<{ decision: AuditDecision; outcome?: AuditOutcome }>;

/** A code that hands the basket to one till of the store. Only its hash is kept. */
export type TransferCode = Readonly<{ codeHash: string; commandHash: string; salt: string; expiresAt: Date }>;

/** The till that took the basket. */
type Claim = Readonly<{ terminalId: TerminalId; at: Date }>;

/** One applied offer as the binding adjudication says, in minor units. */
export type AppliedOffer = Readonly<{
  campaignId: string;
  campaignVersion: number;
  title: Readonly<{ fr: string; en: string }>;
  discountMinor: number;
  lines: readonly Readonly<{ lineId: LineId; discountMinor: number }>[];
  /** Lowest prices per piece or kilogram of the 30 days before, of lines whose price was raised since; absent: none, or a row of an earlier version. */
  priorPrices?: readonly Readonly<{ lineId: LineId; minor: number }>[];
  bonusPoints: readonly Readonly<{ lineId: LineId; points: number }>[];
}>;

/** The binding price of one version of the basket. */
export type Adjudication = Readonly<{
  basketVersion: number;
  offers: readonly AppliedOffer[];
  discountMinor: number;
  totalMinor: number;
}>;

/** Points of the trip's member that are to pay its basket or a part of it: as asked of the ledger, and as it decided. */
export type PointsPayment = Readonly<{ paymentId: string; memberId: MemberId }> &
  (
    | Readonly<{ status: 'asked'; points?: number }>
    | Readonly<{ status: 'kept'; points: number; amountMinor: number }>
    | Readonly<{
        status: 'refused';
        refused: 'not-enough' | 'too-many' | 'not-in-currency';
        /** What the member can spend. */
        available: number;
      }>
  );

/** What every trip knows, whatever its state. */
type TripFacts = Readonly<{
  tripId: TripId;
  storeId: StoreId;
  currency: string;
  deviceId: DeviceId;
  /** Whose rotating code was shown. */
  memberId?: MemberId;
  /** Whose bare number was given: whoever knows it may, so it earns points and does nothing else. Never beside `memberId`. */
  earnsFor?: MemberId;
  /** The number was given while its owner had a trip of their own. */
  besideOwner?: true;
  /** The commands that opened it or brought it to another device: none of them does so a second time. */
  openedBy?: readonly string[];
  /** Card presentations that opened, moved or joined it: each is good for one use. */
  presentationIds?: readonly string[];
  openedAt: Date;
  lastActivityAt: Date;
  /** Live lines in the order they came. */
  lines: readonly Line[];
  voidedLines: readonly Line[];
  /** Coupon codes somebody entered, in their order; absent: none. */
  coupons?: readonly string[];
  /** Sequence of the newest line ever. */
  lineSequence: number;
  /** The first refused scans; `refusedScansCount` counts all. */
  refusedScans: readonly RefusedScan[];
  refusedScansCount: number;
  ageCheck?: AgeCheck;
  /** Lines whose article asks for a higher age than when it was scanned. */
  raisedAges?: readonly RaisedAge[];
  /** Rises each time the basket is ended; 0 before the first. */
  basketVersion: number;
  /** Drawn once, at the first end; it sticks to the trip whatever happens later. */
  audit?: Audit;
  /** Only while it can be paid, and once it was paid with them. */
  pointsPayment?: PointsPayment;
  /** Every code issued, newest last; only the newest can be used, once. */
  transferCodes: readonly TransferCode[];
}>;

/** Scanning goes on. */
export type OpenTrip = TripFacts & Readonly<{ status: 'open' }>;
/** The shopper is done; the offers' binding word is awaited. */
type EndedTrip = TripFacts & Readonly<{ status: 'ended'; audit: Audit; endedAt: Date; claim?: Claim }>;
/** Priced to the cent: a till may take payment. */
export type TripToPay = TripFacts &
  Readonly<{ status: 'to-pay'; audit: Audit; endedAt: Date; claim?: Claim; adjudication: Adjudication }>;
/** Paid. */
type ClosedTrip = TripFacts &
  Readonly<{
    status: 'closed';
    audit: Audit;
    endedAt: Date;
    claim: Claim;
    adjudication: Adjudication;
    receiptId: ReceiptId;
    closedAt: Date;
  }>;
/** Over without payment, before its end or after. */
type CancelledTrip = TripFacts &
  Readonly<{ status: 'cancelled'; endedAt?: Date; cancelledAt: Date; cancelledBecause: CancelReason }>;

/** Who or what put an end to an unpaid trip. */
export type CancelReason = 'shopper' | 'staff' | 'abandoned';

/** A shopping trip in one of its states. */
export type Trip = OpenTrip | EndedTrip | TripToPay | ClosedTrip | CancelledTrip;

/**
 * The card of a trip by its code or, as something of its own, the number of one: whoever knows a number may type it, so
 * what happened to a trip by number is in the way of no trip of its owner, and the other way round.
 */
export const cardKey = ({ memberId, earnsFor }: Pick<Trip, 'memberId' | 'earnsFor'>): string | undefined =>
  memberId ?? (earnsFor === undefined ? undefined : `number:${earnsFor}`);

/** Whether a till took the basket, or had it when it was paid. */
export const isClaimed = (trip: Trip): boolean => 'claim' in trip && trip.claim !== undefined;

/** Everything that can happen to a trip after it was opened. */
export type TripEvent =
  | Readonly<{ type: 'TripTakenOver'; deviceId: DeviceId; at: Date }>
  | Readonly<{ type: 'CardAttached'; memberId: MemberId; at: Date }>
  | Readonly<{ type: 'NumberGiven'; memberId: MemberId; at: Date }>
  | Readonly<{ type: 'NumberLetGo'; at: Date }>
  | Readonly<{ type: 'LinesScanned'; lines: readonly Line[]; at: Date }>
  | Readonly<{ type: 'ScanRefused'; scan: RefusedScan; at: Date }>
  | Readonly<{ type: 'LinesVoided'; lineIds: readonly LineId[]; at: Date }>
  | Readonly<{ type: 'CouponEntered'; code: string; at: Date }>
  | Readonly<{ type: 'CouponRemoved'; code: string; at: Date }>
  | Readonly<{ type: 'TripEnded'; basketVersion: number; audit: Audit; at: Date }>
  | Readonly<{ type: 'TransferCodeIssued'; code: TransferCode; at: Date }>
  | Readonly<{ type: 'BasketAdjudicated'; adjudication: Adjudication; at: Date }>
  | Readonly<{ type: 'BasketClaimed'; claim: Claim; at: Date }>
  | Readonly<{ type: 'AgeChecked'; ageCheck: AgeCheck; at: Date }>
  | Readonly<{ type: 'AgesRaised'; ages: readonly RaisedAge[]; at: Date }>
  | Readonly<{ type: 'AuditCompleted'; outcome: AuditOutcome; at: Date }>
  | Readonly<{
      type: 'PointsAsked';
      payment: Readonly<{ paymentId: string; memberId: MemberId; points?: number }>;
      at: Date;
    }>
  | Readonly<{ type: 'PointsDecided'; payment: PointsPayment; at: Date }>
  | Readonly<{
      type: 'PointsLetGo';
      payment: Readonly<{ paymentId: string; memberId: MemberId }>;
      at: Date;
    }>
  | Readonly<{ type: 'PaymentConfirmed'; receiptId: ReceiptId; at: Date }>
  | Readonly<{ type: 'TripCancelled'; because: CancelReason; at: Date }>;

/** A new trip with nothing in it. */
export const newTrip = (facts: {
  tripId: TripId;
  storeId: StoreId;
  currency: string;
  deviceId: DeviceId;
  memberId?: MemberId;
  earnsFor?: MemberId;
  besideOwner?: true;
  openedBy?: string;
  presentationId?: string;
  at: Date;
}): OpenTrip => ({
  status: 'open',
  tripId: facts.tripId,
  storeId: facts.storeId,
  currency: facts.currency,
  deviceId: facts.deviceId,
  ...(facts.memberId === undefined ? {} : { memberId: facts.memberId }),
  ...(facts.earnsFor === undefined ? {} : { earnsFor: facts.earnsFor }),
  ...(facts.besideOwner === undefined ? {} : { besideOwner: facts.besideOwner }),
  ...(facts.openedBy === undefined ? {} : { openedBy: [facts.openedBy] }),
  ...(facts.presentationId === undefined ? {} : { presentationIds: [facts.presentationId] }),
  openedAt: facts.at,
  lastActivityAt: facts.at,
  lines: [],
  voidedLines: [],
  lineSequence: 0,
  refusedScans: [],
  refusedScansCount: 0,
  basketVersion: 0,
  transferCodes: [],
});

/** The trip of a number that was given while its owner had one: neither is in the other's way. */
export const besideOwner = (trip: Trip): Trip => ({ ...trip, besideOwner: true });

/** The trip with a presentation of its card used up, by a command that opened it anew where it is one. */
export const withPresentation = (trip: Trip, presentationId: string, openedBy?: string): Trip => ({
  ...trip,
  presentationIds: [...(trip.presentationIds ?? []), presentationId],
  ...(openedBy === undefined ? {} : { openedBy: [...(trip.openedBy ?? []), openedBy] }),
});
