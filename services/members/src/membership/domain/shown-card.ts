import type { Card } from './card';
import { formatContent } from './card-content';
import { rotatingCode, stepAt, stepEndsAt } from './rotating-code';

/** What a member's phone shows now, and until when. */
export type ShownCard = Readonly<{ content: string; validUntil: Date }>;

/**
 * The text of the QR code for the current 30 s step, or for the next one when the current code was used up: readers accept
 * it already, and a shopper need not wait. Only the member it belongs to may be given it.
 */
export const showCard = (
  { gsrn, secret, lastAcceptedStep }: Pick<Card, 'gsrn' | 'secret' | 'lastAcceptedStep'>,
  at: Date,
): ShownCard => {
  const now = stepAt(at);
  const step = lastAcceptedStep < now ? now : now + 1;
  return { content: formatContent(gsrn, rotatingCode(secret, step)), validUntil: stepEndsAt(step) };
};
