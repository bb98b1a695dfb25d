import { cardLifetimeSeconds, createCardPresentations } from '@rayon/auth';
import type { SignPresentation } from '../../use-cases/present-card';
import type { KeyRing } from './key-ring';

/** Signs card presentations as of the moment the card was shown, so that asking again never lengthens their life. */
export const createSignPresentation =
  ({ keys }: { keys: KeyRing }): SignPresentation =>
  (claims, { at, tokenId }) => ({
    presentation: createCardPresentations({ keys, clock: () => at }).sign(claims, { tokenId }),
    expiresAt: new Date((Math.floor(at.getTime() / 1000) + cardLifetimeSeconds) * 1000),
  });
