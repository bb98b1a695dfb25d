import { accepted, type Result, rejected } from '@rayon/kernel';
import type { AuditRules } from '../domain/audit';
import { type EndRejection, endTrip as end } from '../domain/end-trip';
import type { TripId } from '../domain/ids';
import type { TripLimits } from '../domain/limits';
import type { TransferCode, Trip } from '../domain/trip';
import { isDeviceOf, notFound } from './change-basket';
import type {
  Asked,
  Chance,
  CommandIdReused,
  Decision,
  DeviceCaller,
  StoredTrip,
  TripNotFound,
  Trips,
} from './ports';

/**
 * Transfer codes. The code follows from the command id and a salt, so that the same command gives the same code
 * again, while the store keeps hashes of both and cannot tell it.
 */
export type TransferCodes = Readonly<{
  newSalt: () => string;
  /** Hash of a command id, to recognise its repetition. */
  hashOfCommand: (commandId: string) => string;
  code: (about: { tripId: TripId; commandId: string; salt: string }) => string;
  hashOfCode: (code: string) => string;
}>;

/** An ended trip and the code that hands it over. */
export type Ended = Readonly<{ stored: StoredTrip; transferCode: string; expiresAt: Date }>;

type Ports = Readonly<{
  trips: Trips;
  transferCodes: TransferCodes;
  chance: Chance;
  auditRules: AuditRules;
  limits: TripLimits;
  transferCodeMinutes: number;
}>;

/** Ends the caller's trip, or gives a fresh code for one that waits for a till. */
export const endTrip =
  ({ trips, transferCodes, chance, auditRules, limits, transferCodeMinutes }: Ports) =>
  async (
    asked: Asked & { caller: DeviceCaller; tripId: TripId },
  ): Promise<Result<Ended, EndRejection | TripNotFound | CommandIdReused>> => {
    const { tripId, commandId, at } = asked;
    const commandHash = transferCodes.hashOfCommand(commandId);
    const codeOf = (salt: string) => transferCodes.code({ tripId, commandId, salt });
    const salt = transferCodes.newSalt();
    const fresh: TransferCode = {
      codeHash: transferCodes.hashOfCode(codeOf(salt)),
      commandHash,
      salt,
      expiresAt: new Date(at.getTime() + transferCodeMinutes * 60_000),
    };
    // Drawn before the rule runs, so that running it again after a write conflict is no second draw.
    const drawnMillionths = chance.millionths();

    const decide = (trip: Trip): Decision<TransferCode, EndRejection | TripNotFound | CommandIdReused> => {
      if (!isDeviceOf(trip, asked.caller)) return notFound;
      const earlier = trip.transferCodes.find((code) => code.commandHash === commandHash);
      if (earlier) return accepted({ answer: earlier, events: [] });
      if (isUsedByScan(trip, commandId)) return rejected({ reason: 'CommandIdReused' });
      const ended = end(trip, { code: fresh, drawnMillionths, at }, { auditRules, limits });
      return ended.ok ? accepted({ answer: fresh, events: ended.value }) : ended;
    };
    const changed = await trips.change(tripId, asked, decide);
    if (!changed.ok) return changed;
    const { stored, answer } = changed.value;
    return accepted({ stored, transferCode: codeOf(answer.salt), expiresAt: answer.expiresAt });
  };

const isUsedByScan = (trip: Trip, commandId: string): boolean =>
  [...trip.lines, ...trip.voidedLines].some((line) => line.command?.commandId === commandId);
