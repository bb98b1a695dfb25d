import { createCardPresentations } from '@rayon/auth';
import { accepted, type Clock, isUuid, rejected } from '@rayon/kernel';
import { memberId } from '../../domain/ids';
import type { CheckPresentation } from '../../use-cases/ports';
import type { CardKeys } from '../mongo/card-keys';

/** How often an unknown key may make the scanner look whether another process learned it. */
const reloadMilliseconds = 1_000;

/** Verifies card presentations against the copied public keys of *members*, for the machine they were made for. */
export const createCheckPresentation = (keys: CardKeys, clock: Clock): CheckPresentation => {
  const presentations = createCardPresentations({ keys: keys.table, clock });
  let reloadedAt = 0;
  const verify = async (token: string) => {
    const verified = presentations.verify(token);
    if (verified.ok || clock().getTime() - reloadedAt < reloadMilliseconds) return verified;
    reloadedAt = clock().getTime();
    await keys.reload();
    return presentations.verify(token);
  };
  return async (token, { machineId }) => {
    const verified = await verify(token);
    if (!verified.ok) return rejected({ reason: 'CardNotAccepted' });
    const { claims, tokenId, expiresAt } = verified.value;
    if (claims.deviceId !== machineId || !isUuid(claims.memberId))
      return rejected({ reason: 'CardNotAccepted' });
    const proof = claims.proof === 'ROTATING' ? 'rotating' : 'static';
    return accepted({ tokenId, expiresAt, memberId: memberId(claims.memberId), proof });
  };
};
