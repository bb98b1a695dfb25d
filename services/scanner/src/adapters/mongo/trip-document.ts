import { isAuditOpen, needsHelp } from '../../domain/checks';
import type { TripId } from '../../domain/ids';
import type { Trip } from '../../domain/trip';
import type { StoredTrip } from '../../use-cases/ports';

/** A trip with what the store keeps beside it. */
export type TripRow = StoredTrip &
  Readonly<{
    /** Events published about the trip so far: the next one's sequence is one higher. */
    eventsPublished: number;
  }>;

/** A trip as it is stored: the domain's value, and members that exist only while an index needs them. */
export type TripDocument = Record<string, unknown> & {
  _id: string;
  version: number;
  eventsPublished: number;
};

/** The document of a row. Members that must be unique exist only while they must. */
export const toDocument = ({ trip, version, eventsPublished }: TripRow): TripDocument => {
  const { tripId, ...facts } = trip;
  const isUnpaid = trip.status === 'open' || trip.status === 'ended' || trip.status === 'to-pay';
  const claim = isUnpaid && trip.status !== 'open' ? trip.claim : undefined;
  return {
    ...facts,
    _id: tripId,
    version,
    eventsPublished,
    openDeviceId: trip.status === 'open' ? trip.deviceId : undefined,
    openMemberId: trip.status === 'open' ? trip.memberId : undefined,
    auditMemberId: isUnpaid && isAuditOpen(trip) ? trip.memberId : undefined,
    transferCodeHash: trip.transferCodes.at(-1)?.codeHash,
    helpStoreId: needsHelp(trip) ? trip.storeId : undefined,
    holdingTerminalId: claim?.terminalId,
    // Rounded to the minute: an index entry that moved with every scan would cost every scan.
    unpaidSince: isUnpaid ? new Date(Math.floor(trip.lastActivityAt.getTime() / 60_000) * 60_000) : undefined,
  };
};

/** The row of a document; the service reads only what it wrote itself. */
export const toRow = (document: TripDocument): TripRow => {
  const {
    _id,
    version,
    eventsPublished,
    openDeviceId: _openDevice,
    openMemberId: _openMember,
    auditMemberId: _auditMember,
    transferCodeHash: _code,
    helpStoreId: _help,
    holdingTerminalId: _holding,
    unpaidSince: _unpaid,
    ...facts
  } = document;
  return { trip: { ...facts, tripId: _id as TripId } as unknown as Trip, version, eventsPublished };
};

/** An update that turns one document into the other; arrays that only grew are appended to. */
export const changesBetween = (before: TripDocument, after: TripDocument): Record<string, object> => {
  const set: Record<string, unknown> = {};
  const unset: Record<string, ''> = {};
  const push: Record<string, object> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[key], after[key]];
    if (isSame(old, now)) continue;
    if (now === undefined) unset[key] = '';
    else if (Array.isArray(old) && Array.isArray(now) && isGrown(old, now))
      push[key] = { $each: now.slice(old.length) };
    else set[key] = now;
  }
  return {
    ...(Object.keys(set).length > 0 ? { $set: set } : {}),
    ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
    ...(Object.keys(push).length > 0 ? { $push: push } : {}),
  };
};

const isSame = (left: unknown, right: unknown): boolean =>
  left === right || (left instanceof Date && right instanceof Date && left.getTime() === right.getTime());

/** The domain never changes an element in place: the same elements first means that the rest was added. */
const isGrown = (old: readonly unknown[], now: readonly unknown[]): boolean =>
  old.length > 0 && now.length > old.length && old.every((element, index) => element === now[index]);
