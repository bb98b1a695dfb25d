import type { Page, Result } from '@rayon/kernel';
import type { Article } from '../domain/article';
import type {
  ArticleId,
  DeviceId,
  LineId,
  MemberId,
  ReceiptId,
  StoreId,
  TerminalId,
  TripId,
} from '../domain/ids';
import type { Receipt, ReceiptKey, ReturnedLine } from '../domain/receipt';
import type { ScannedCode, UnreadableCode } from '../domain/scanned-code';
import type { Store } from '../domain/store';
import type { OpenTrip, Trip, TripEvent } from '../domain/trip';

export type { DeviceCaller, StaffCaller, TerminalCaller } from './callers';

/** A change somebody asks for: its id is theirs, so that asking again asks for the same change. */
export type Asked = Readonly<{
  commandId: string;
  /** Who asks, as text: command ids of different actors never meet. */
  actor: string;
  correlationId: string;
  at: Date;
}>;

/** No such trip, or not the caller's: which of both is nobody's business. */
export type TripNotFound = Readonly<{ reason: 'TripNotFound' }>;
/** The same command id came with another input. */
export type CommandIdReused = Readonly<{ reason: 'CommandIdReused' }>;

/** The card presentation is false, too old, used before or made for another machine. */
export type CardNotAccepted = Readonly<{ reason: 'CardNotAccepted' }>;

/** The card is on another trip that is open, or that staff still have to check. */
export type CardHasOpenTrip = Readonly<{ reason: 'CardHasOpenTrip' }>;

/** A trip as it is stored; the version rises with each change. */
export type StoredTrip = Readonly<{ trip: Trip; version: number }>;

/** What a rule decided: events to store with the answer, or a refusal and what is worth keeping of it. */
export type Decision<Answer, Rejection> =
  | Readonly<{
      ok: true;
      value: Readonly<{ answer: Answer; events: readonly TripEvent[] }>;
    }>
  | Readonly<{ ok: false; rejection: Rejection; events?: readonly TripEvent[] }>;

/** A card presentation that may open or join one trip, once. */
export type Presentation = Readonly<{
  tokenId: string;
  memberId: MemberId;
  expiresAt: Date;
  /** A static card number only identifies; a rotating code was shown by the member's own phone just now. */
  proof: 'static' | 'rotating';
}>;

/** What an opening is decided from. */
export type OpeningFacts = Readonly<{
  ofDevice?: StoredTrip;
  ofMember?: StoredTrip;
  /** A trip of the member that staff still have to check. */
  auditedOfMember?: StoredTrip;
}>;
/** A new trip, or events that bring an open one here. */
export type Opening =
  | Readonly<{ kind: 'new'; trip: OpenTrip }>
  | Readonly<{ kind: 'take-over'; trip: Trip; events: readonly TripEvent[] }>;

/** Trips in the service's store. Every change is one durable transaction that also holds its events. */
export type Trips = Readonly<{
  find: (tripId: TripId) => Promise<StoredTrip | undefined>;
  /** In the order of the ids. */
  findAll: (tripIds: readonly string[]) => Promise<(StoredTrip | undefined)[]>;
  findByTransferCode: (codeHash: string) => Promise<StoredTrip | undefined>;
  findOpenOfDevice: (deviceId: DeviceId) => Promise<StoredTrip | undefined>;
  findOpenOfMember: (memberId: MemberId) => Promise<StoredTrip | undefined>;
  /** At most `limit`, the one that waits longest first. */
  findNeedingHelp: (storeId: StoreId, limit: number) => Promise<StoredTrip[]>;
  /** Trips held by the till, not yet paid. */
  findClaimedBy: (terminalId: TerminalId) => Promise<StoredTrip[]>;
  /** Unpaid trips nobody touched since; those a till holds have their own, longer time. */
  findIdle: (since: { unclaimed: Date; claimed: Date }, limit: number) => Promise<StoredTrip[]>;
  /** Opens a trip or brings one here; the presentation is used up with it. */
  open: <Rejection>(
    asked: Asked & { input: unknown },
    who: { deviceId: DeviceId; presentation?: Presentation },
    decide: (facts: OpeningFacts) => Result<Opening, Rejection>,
  ) => Promise<
    Result<{ stored: StoredTrip; takenOver: boolean }, Rejection | CommandIdReused | CardNotAccepted>
  >;
  /** A change that finds its own repetitions in the trip. `decide` may run more than once. */
  change: <Answer, Rejection>(
    tripId: TripId,
    cause: { correlationId: string; causationId?: string },
    decide: (trip: Trip) => Decision<Answer, Rejection>,
  ) => Promise<Result<{ stored: StoredTrip; answer: Answer }, Rejection | TripNotFound>>;
  /** A change whose repetitions are found by the command log; the answer is plain JSON. */
  changeOnce: <Answer, Rejection>(
    tripId: TripId,
    asked: Asked & { name: string; input: unknown },
    decide: (trip: Trip) => Decision<Answer, Rejection>,
  ) => Promise<Result<{ stored: StoredTrip; answer: Answer }, Rejection | TripNotFound | CommandIdReused>>;
  /** The same for a change that uses a card presentation up; a card on another open or audited trip is refused. */
  changeWithCard: <Rejection>(
    tripId: TripId,
    asked: Asked & { name: string; input: unknown; presentation: Presentation },
    decide: (trip: Trip) => Decision<null, Rejection>,
  ) => Promise<
    Result<
      { stored: StoredTrip },
      Rejection | TripNotFound | CommandIdReused | CardNotAccepted | CardHasOpenTrip
    >
  >;
  /** The same for the payment: trip and receipt close together. */
  close: <Rejection>(
    tripId: TripId,
    asked: Asked & { input: unknown },
    decide: (trip: Trip) => Result<{ events: TripEvent[]; receipt: Receipt }, Rejection>,
  ) => Promise<
    Result<{ stored: StoredTrip }, Rejection | TripNotFound | CommandIdReused | ReceiptNumberUsed>
  >;
}>;

/** The till's receipt number stands on another receipt. */
export type ReceiptNumberUsed = Readonly<{ reason: 'ReceiptNumberUsed' }>;

/** One return, as it is kept for ever. */
export type KeptReturn = Readonly<{
  returnId: string;
  receiptId: ReceiptId;
  /** Where the units came back. */
  storeId: StoreId;
  terminalId: TerminalId;
  lines: readonly ReturnedLine[];
  refundMinor: number;
  at: Date;
}>;

/** Receipts in the service's store. */
export type Receipts = Readonly<{
  find: (receiptId: ReceiptId) => Promise<Receipt | undefined>;
  /** In the order of the ids. */
  findAll: (receiptIds: readonly string[]) => Promise<(Receipt | undefined)[]>;
  findByKey: (key: ReceiptKey) => Promise<Receipt | undefined>;
  findOfMember: (memberId: MemberId, page: { first: number; after?: string }) => Promise<Page<Receipt>>;
  /** Books a return once per command: receipt, return record and event in one transaction. */
  bookReturn: <Rejection>(
    receiptId: ReceiptId,
    asked: Asked & { input: unknown },
    decide: (receipt: Receipt) => Result<{ kept: KeptReturn; receipt: Receipt }, Rejection>,
  ) => Promise<
    Result<
      { receipt: Receipt; refundMinor: number },
      Rejection | CommandIdReused | Readonly<{ reason: 'ReceiptNotFound' }>
    >
  >;
}>;

/** The scanner's copy of articles. */
export type Articles = Readonly<{
  findByCode: (gtin: string) => Promise<Article | undefined>;
  find: (articleId: ArticleId) => Promise<Article | undefined>;
}>;

/** The scanner's copy of stores. */
export type Stores = Readonly<{ find: (storeId: StoreId) => Promise<Store | undefined> }>;

/** Reads what the scanner sent. */
export type ReadCode = (
  text: string,
  about: { currency: string; today: string },
) => Result<ScannedCode, UnreadableCode>;

/** Checks a card presentation made for the caller's machine. */
export type CheckPresentation = (
  token: string,
  madeFor: { machineId: string },
) => Promise<Result<Presentation, CardNotAccepted>>;

/** Makes what must not be guessed. */
export type Chance = Readonly<{
  newTripId: () => TripId;
  newLineId: () => LineId;
  newReceiptId: () => ReceiptId;
  newReturnId: () => string;
  /** Whole, 0 to 999,999, each as likely. */
  millionths: () => number;
}>;
