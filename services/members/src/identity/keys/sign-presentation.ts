import { type CardClaims, cardLifetimeSeconds, createCardPresentations } from '@rayon/auth';
import type { KeyRing } from './key-ring';

/**
 * Signs what the scanner service accepts as "this card is here", for one reader and a few minutes, once: signed again
 * under the same `tokenId` it is still the same presentation. It is signed as of the moment the card was shown, so that
 * asking again never lengthens its life.
 */
export const signPresentation = (
  { keys }: Readonly<{ keys: KeyRing }>,
  claims: CardClaims,
  { at, tokenId }: { at: Date; tokenId: string },
): { presentation: string; expiresAt: Date } => ({
  presentation: createCardPresentations({ keys, clock: () => at }).sign(claims, { tokenId }),
  expiresAt: new Date((Math.floor(at.getTime() / 1000) + cardLifetimeSeconds) * 1000),
});
