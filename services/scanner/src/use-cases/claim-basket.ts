import { accepted, type Result } from '@rayon/kernel';
import { type ClaimRejection, claimBasket as claim } from '../domain/claim-basket';
import { toDecision } from './change-basket';
import type { TransferCodes } from './end-trip';
import type { Asked, CommandIdReused, StoredTrip, TerminalCaller, Trips } from './ports';

/** Told of a code that was refused, without the code. */
export type NoteRefusedCode = (about: {
  terminalId: string;
  storeId: string;
  tripId?: string;
  correlationId: string;
}) => void;

/** Hands the basket behind a transfer code to the calling till; of two tills one gets it. */
export const claimBasket =
  ({
    trips,
    transferCodes,
    noteRefusedCode,
  }: {
    trips: Trips;
    transferCodes: Pick<TransferCodes, 'hashOfCode'>;
    noteRefusedCode: NoteRefusedCode;
  }) =>
  async (
    asked: Asked & { caller: TerminalCaller; transferCode: string },
  ): Promise<Result<{ stored: StoredTrip }, ClaimRejection | CommandIdReused>> => {
    const { caller, at } = asked;
    const codeHash = transferCodes.hashOfCode(asked.transferCode);
    const refuse = (tripId?: string) => {
      noteRefusedCode({ ...caller, tripId, correlationId: asked.correlationId });
      return { ok: false, rejection: { reason: 'TransferCodeUnknown' } } as const;
    };
    const found = await trips.findByTransferCode(codeHash);
    if (!found) return refuse();

    const { tripId } = found.trip;
    const changed = await trips.changeOnce(
      tripId,
      { ...asked, name: 'claimBasket', input: { codeHash } },
      (trip) => toDecision(claim(trip, { ...caller, codeHash }, at)),
    );
    if (changed.ok) return accepted({ stored: changed.value.stored });
    const { rejection } = changed;
    if (rejection.reason === 'BasketBeingPriced' || rejection.reason === 'OtherStore')
      return { ok: false, rejection };
    if (rejection.reason === 'CommandIdReused') return { ok: false, rejection };
    return refuse(tripId);
  };
