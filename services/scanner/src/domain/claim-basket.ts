import { accepted, type Result, rejected } from '@rayon/kernel';
import { raiseAges } from './checks';
import type { StoreId, TerminalId } from './ids';
import type { Trip, TripEvent } from './trip';
import type { Now } from './withdrawal';

/** Why a till does not get the basket. */
export type ClaimRejection =
  | Readonly<{ reason: 'TransferCodeUnknown' }>
  | Readonly<{ reason: 'OtherStore' }>
  | Readonly<{ reason: 'BasketBeingPriced' }>;

/** Hands the basket to the till that shows its newest, unexpired and unused code. */
export const claimBasket = (
  trip: Trip,
  claimant: { terminalId: TerminalId; storeId: StoreId; codeHash: string },
  { articles, at }: Now,
): Result<TripEvent[], ClaimRejection> => {
  const code = trip.transferCodes.at(-1);
  if (!code || code.codeHash !== claimant.codeHash || code.expiresAt <= at)
    return rejected({ reason: 'TransferCodeUnknown' });
  if (trip.status !== 'ended' && trip.status !== 'to-pay') return rejected({ reason: 'TransferCodeUnknown' });
  if (trip.claim) return rejected({ reason: 'TransferCodeUnknown' });
  if (trip.storeId !== claimant.storeId) return rejected({ reason: 'OtherStore' });
  if (trip.status === 'ended') return rejected({ reason: 'BasketBeingPriced' });
  return accepted([
    ...raiseAges(trip, articles, at),
    { type: 'BasketClaimed', claim: { terminalId: claimant.terminalId, at }, at },
  ]);
};
