import { setTimeout as pause } from 'node:timers/promises';
import { claimedKid, createCardPresentations } from '@rayon/auth';
import { accepted, type Clock, isUuid, type Result, rejected } from '@rayon/kernel';
import { type MemberId, memberId } from '../domain/ids';
import type { CardNotAccepted } from '../domain/refused';
import type { CardKeys } from './card-keys';

/** A card presentation that may open or join one trip, once. */
export type Presentation = Readonly<{
  tokenId: string;
  memberId: MemberId;
  expiresAt: Date;
  /** A static card number only earns; a rotating code was shown by the member's own phone just now. */
  proof: 'static' | 'rotating';
}>;

/** Checks a card presentation made for the caller's machine. */
export type CheckPresentation = (
  token: string,
  madeFor: { machineId: string },
) => Promise<Result<Presentation, CardNotAccepted>>;

/** How long a key whose event is on its way is waited for, and how often it is looked for. */
const wait = { millisecondsMax: 2_000, stepMilliseconds: 50 } as const;

/** Verifies card presentations against the copied public keys of *members*, for the machine they were made for. */
export const createCheckPresentation = (keys: CardKeys, clock: Clock): CheckPresentation => {
  const presentations = createCardPresentations({ keys: keys.table, clock });

  const untilKnown = async (kid: string): Promise<void> => {
    for (let waited = 0; !keys.table.find(kid); waited += wait.stepMilliseconds) {
      await keys.reload();
      if (keys.table.find(kid) || waited >= wait.millisecondsMax) return;
      await pause(wait.stepMilliseconds);
    }
  };

  return async (token, { machineId }) => {
    const kid = claimedKid(token);
    if (kid !== undefined) await untilKnown(kid);
    const verified = presentations.verify(token);
    if (!verified.ok) return rejected({ reason: 'CardNotAccepted' });
    const { claims, tokenId, expiresAt } = verified.value;
    if (claims.deviceId !== machineId || !isUuid(claims.memberId))
      return rejected({ reason: 'CardNotAccepted' });
    const proof = claims.proof === 'ROTATING' ? 'rotating' : 'static';
    return accepted({ tokenId, expiresAt, memberId: memberId(claims.memberId), proof });
  };
};
