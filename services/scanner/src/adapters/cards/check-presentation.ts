import { claimedKid, createCardPresentations } from '@rayon/auth';
import { accepted, type Clock, isUuid, rejected } from '@rayon/kernel';
import { untilHeard } from '@rayon/messaging';
import { memberId } from '../../domain/ids';
import type { CheckPresentation } from '../../use-cases/ports';
import type { CardKeys } from '../mongo/card-keys';

/** Verifies card presentations against the copied public keys of *members*, for the machine they were made for. */
export const createCheckPresentation = (keys: CardKeys, clock: Clock): CheckPresentation => {
  const presentations = createCardPresentations({ keys: keys.table, clock });

  const isKnown = (kid: string) => keys.table.find(kid) !== undefined;

  return async (token, { machineId }) => {
    const kid = claimedKid(token);
    if (kid !== undefined && !isKnown(kid))
      await untilHeard(async () => {
        await keys.reload();
        return isKnown(kid);
      });
    const verified = presentations.verify(token);
    if (!verified.ok) return rejected({ reason: 'CardNotAccepted' });
    const { claims, tokenId, expiresAt } = verified.value;
    if (claims.deviceId !== machineId || !isUuid(claims.memberId))
      return rejected({ reason: 'CardNotAccepted' });
    const proof = claims.proof === 'ROTATING' ? 'rotating' : 'static';
    return accepted({ tokenId, expiresAt, memberId: memberId(claims.memberId), proof });
  };
};
