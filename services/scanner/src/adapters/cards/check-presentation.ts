import { setTimeout as pause } from 'node:timers/promises';
import { claimedKid, createCardPresentations } from '@rayon/auth';
import { accepted, type Clock, isUuid, rejected } from '@rayon/kernel';
import { memberId } from '../../domain/ids';
import type { CheckPresentation } from '../../use-cases/ports';
import type { CardKeys } from '../mongo/card-keys';

/** How long a key whose event is on its way is waited for, and how often the copy is looked at. */
const wait = { millisecondsMax: 2_000, stepMilliseconds: 100 } as const;

/** Verifies card presentations against the copied public keys of *members*, for the machine they were made for. */
export const createCheckPresentation = (keys: CardKeys, clock: Clock): CheckPresentation => {
  const presentations = createCardPresentations({ keys: keys.table, clock });

  /** A card shown right after *members* made its first key must not be refused because the scanner has not heard of it. */
  const untilKeyKnown = async (kid: string) => {
    for (let waited = 0; waited <= wait.millisecondsMax; waited += wait.stepMilliseconds) {
      await keys.reload();
      if (keys.table.find(kid)) return;
      await pause(wait.stepMilliseconds);
    }
  };

  return async (token, { machineId }) => {
    const kid = claimedKid(token);
    if (kid !== undefined && !keys.table.find(kid)) await untilKeyKnown(kid);
    const verified = presentations.verify(token);
    if (!verified.ok) return rejected({ reason: 'CardNotAccepted' });
    const { claims, tokenId, expiresAt } = verified.value;
    if (claims.deviceId !== machineId || !isUuid(claims.memberId))
      return rejected({ reason: 'CardNotAccepted' });
    const proof = claims.proof === 'ROTATING' ? 'rotating' : 'static';
    return accepted({ tokenId, expiresAt, memberId: memberId(claims.memberId), proof });
  };
};
