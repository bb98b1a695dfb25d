import { type Clock, locales } from '@rayon/kernel';
import { z } from 'zod';
import type { KeySet, SigningKey } from './keys';
import { createTokens, type Tokens } from './tokens';

const cardShape = z.strictObject({
  memberId: z.string().min(1).max(64),
  /** GS1 global service relation number, 18 digits. */
  gsrn: z.string().regex(/^\d{18}$/),
  /** The enrolled handheld or till that read the card; nobody else may use the presentation. */
  deviceId: z.string().min(1).max(64),
  locale: z.enum(locales),
  /** `ROTATING` when the card's one-time code was shown, `STATIC` when only its number was: that earns points, no more. */
  proof: z.enum(['STATIC', 'ROTATING']),
});

/** What a read card says. */
export type CardClaims = z.infer<typeof cardShape>;

/** Life of a card presentation in seconds: time to walk up to a handheld, not to pass a screenshot on. */
export const cardLifetimeSeconds = 180;

/**
 * Card presentations from *members* to *scanner*. Whoever accepts one keeps its `tokenId` until it expires
 * and refuses a second use.
 */
export const createCardPresentations = ({
  keys,
  clock,
}: {
  keys: KeySet & { current?: () => SigningKey };
  clock: Clock;
}): Tokens<CardClaims> =>
  createTokens({
    issuer: 'rayon-members',
    audience: 'rayon-scanner',
    type: 'rayon-card+jwt',
    keys,
    claims: cardShape,
    lifetimeSeconds: cardLifetimeSeconds,
    lifetimeSecondsMax: 300,
    clock,
  });
