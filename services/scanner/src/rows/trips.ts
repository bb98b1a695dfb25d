import { type Aggregates, aggregate, type Change, keptDays, type Stored } from '@rayon/store';
import { z } from 'zod';
import { isAuditOpen, needsHelp } from '../domain/checks';
import { evolve } from '../domain/evolve';
import type { Line } from '../domain/line';
import { withPointsLetGo } from '../domain/pay-with-points';
import { cardKey, type Trip, type TripEvent } from '../domain/trip';
import { tripEvents } from '../events/trip-events';

/** A trip as it is stored: every line ever scanned in one list that only grows, and members that exist only while an index needs them. */
const storedTrip = z.object({
  tripId: z.string(),
  status: z.enum(['open', 'ended', 'to-pay', 'closed', 'cancelled']),
  storeId: z.string(),
  currency: z.string(),
  deviceId: z.string(),
  memberId: z.string().optional(),
  earnsFor: z.string().optional(),
  besideOwner: z.literal(true).optional(),
  openedBy: z.array(z.string()).optional(),
  presentationIds: z.array(z.string()).optional(),
  openedAt: z.date(),
  lastActivityAt: z.date(),
  scanned: z.array(z.custom<Line>()).optional(),
  voidedLineIds: z.array(z.string()).optional(),
  /** Rows of earlier versions kept their lines in these. */
  lines: z.array(z.custom<Line>()).optional(),
  voidedLines: z.array(z.custom<Line>()).optional(),
  coupons: z.array(z.string()).optional(),
  lineSequence: z.int(),
  refusedScans: z.array(z.custom<Trip['refusedScans'][number]>()),
  refusedScansCount: z.int(),
  ageCheck: z.custom<Trip['ageCheck']>().optional(),
  raisedAges: z.array(z.custom<NonNullable<Trip['raisedAges']>[number]>()).optional(),
  basketVersion: z.int(),
  audit: z.custom<Trip['audit']>().optional(),
  transferCodes: z.array(z.custom<Trip['transferCodes'][number]>()),
  pointsPayment: z.custom<Trip['pointsPayment']>().optional(),
  endedAt: z.date().optional(),
  claim: z.custom<object>().optional(),
  adjudication: z.custom<object>().optional(),
  receiptId: z.string().optional(),
  closedAt: z.date().optional(),
  cancelledAt: z.date().optional(),
  cancelledBecause: z.enum(['shopper', 'staff', 'abandoned']).optional(),
  openDeviceId: z.string().optional(),
  openMemberId: z.string().optional(),
  /** Of a basket that was drawn for the audit it stays, paid or given up: the newest of a device says whether one is left. */
  unpaidDeviceId: z.string().optional(),
  drawnCard: z.string().optional(),
  /** Rows of earlier versions. */
  auditMemberId: z.string().optional(),
  transferCodeHash: z.string().optional(),
  helpStoreId: z.string().optional(),
  holdingTerminalId: z.string().optional(),
  unpaidSince: z.date().optional(),
});

type StoredTrip = z.infer<typeof storedTrip>;

const minuteMilliseconds = 60_000;

const bySequence = (left: Line, right: Line): number => left.sequence - right.sequence;

/**
 * The card an open trip holds, by its code or its number; a number that was given while its owner shops is held beside
 * it. A basket that waits for its audit is in the way of the next one as an open one is; not if only a number was given,
 * which keeps nobody from anything.
 */
const memberHeld = (trip: Trip, { isAudited }: { isAudited: boolean }) => {
  if (trip.status === 'open') return trip.memberId ?? (trip.besideOwner ? cardKey(trip) : trip.earnsFor);
  return isAudited ? trip.memberId : undefined;
};

/** The stored form of a trip. */
const toStored = ({ lines, voidedLines, ...facts }: Trip): Record<string, unknown> => {
  const trip = { lines, voidedLines, ...facts } as Trip;
  const isUnpaid = trip.status === 'open' || trip.status === 'ended' || trip.status === 'to-pay';
  const isAudited = isUnpaid && isAuditOpen(trip);
  const isDrawn = trip.audit?.decision.required === true;
  const claim = isUnpaid && trip.status !== 'open' ? trip.claim : undefined;
  return {
    ...facts,
    scanned: voidedLines.length === 0 ? lines : [...lines, ...voidedLines].sort(bySequence),
    voidedLineIds: voidedLines.map(({ lineId }) => lineId),
    openDeviceId: trip.status === 'open' ? trip.deviceId : undefined,
    openMemberId: memberHeld(trip, { isAudited }),
    unpaidDeviceId: isDrawn || (isUnpaid && trip.status !== 'open') ? trip.deviceId : undefined,
    drawnCard: isDrawn ? cardKey(trip) : undefined,
    transferCodeHash: trip.transferCodes.at(-1)?.codeHash,
    helpStoreId: needsHelp(trip) ? trip.storeId : undefined,
    holdingTerminalId: claim?.terminalId,
    // Rounded to the minute: an index entry that moved with every scan would cost every scan.
    unpaidSince: isUnpaid
      ? new Date(Math.floor(trip.lastActivityAt.getTime() / minuteMilliseconds) * minuteMilliseconds)
      : undefined,
  };
};

/** The trip of a stored form. */
const fromStored = (stored: Record<string, unknown>): Trip => {
  const {
    scanned,
    voidedLineIds = [],
    lines,
    voidedLines,
    openDeviceId: _openDevice,
    openMemberId: _openMember,
    unpaidDeviceId: _unpaidDevice,
    drawnCard: _drawnCard,
    auditMemberId: _auditMember,
    transferCodeHash: _code,
    helpStoreId: _help,
    holdingTerminalId: _holding,
    unpaidSince: _unpaid,
    ...facts
  } = stored as StoredTrip;
  if (!scanned) return { ...facts, lines: lines ?? [], voidedLines: voidedLines ?? [] } as unknown as Trip;
  const voided = new Set<string>(voidedLineIds);
  const byId = new Map<string, Line>(scanned.map((line) => [line.lineId, line]));
  return {
    ...facts,
    lines: voided.size === 0 ? scanned : scanned.filter(({ lineId }) => !voided.has(lineId)),
    voidedLines: voidedLineIds.flatMap((lineId) => byId.get(lineId) ?? []),
  } as unknown as Trip;
};

/** Shopping trips. One trip per command that opens or moves one, one open trip per device and per card, and one use of a presentation: so say the unique indexes. */
export const trips = aggregate<Trip>('trips', {
  key: 'tripId',
  // The receipt stays. Longer than a till or a handheld is offline with what it has to say of a trip.
  retention: keptDays(400, 'closedAt', 'cancelledAt'),
  // The states of a trip are a union; what is stored of it is checked as one object.
  row: storedTrip as never,
  stored: { shape: storedTrip, toStored, fromStored, grows: 'scanned' },
  indexes: [
    { on: { openedBy: 1 }, unique: true, sparse: true },
    { on: { presentationIds: 1 }, unique: true, sparse: true },
    { on: { openDeviceId: 1 }, unique: true, sparse: true },
    { on: { openMemberId: 1 }, unique: true, sparse: true },
    { on: { unpaidDeviceId: 1, endedAt: 1 }, sparse: true },
    { on: { drawnCard: 1, endedAt: 1 }, sparse: true },
    { on: { transferCodeHash: 1 }, unique: true, sparse: true },
    { on: { helpStoreId: 1, endedAt: 1 }, sparse: true },
    { on: { holdingTerminalId: 1 }, sparse: true },
    { on: { unpaidSince: 1 }, sparse: true },
  ],
});

/** Trips in the store. */
export type Trips = Aggregates<Trip>;

/** A trip as it is stored; the version rises with each change. */
export type KeptTrip = Stored<Trip>;

/** What happened to a trip, as a change of its row with the events about it. */
export const tripChange = <Answer = undefined>(
  trip: Trip,
  events: readonly TripEvent[],
  answer?: Answer,
): Change<Trip, Answer> => {
  if (events.length === 0) return { row: trip, ...(answer === undefined ? {} : { answer }) };
  const all = withPointsLetGo(trip, events);
  const after = all.reduce(evolve, trip);
  return { row: after, events: tripEvents(after, all), ...(answer === undefined ? {} : { answer }) };
};
