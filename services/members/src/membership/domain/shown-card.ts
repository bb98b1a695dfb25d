import type { Card } from './card';
import { formatContent } from './card-content';
import { rotatingCode, stepAt, stepEndsAt } from './rotating-code';

/** What a member's phone shows now, and until when. */
export type ShownCard = Readonly<{ content: string; validUntil: Date }>;

/** The text of the QR code for the current 30 s step. Only the member it belongs to may be given it. */
export const showCard = ({ gsrn, secret }: Pick<Card, 'gsrn' | 'secret'>, at: Date): ShownCard => {
  const step = stepAt(at);
  return { content: formatContent(gsrn, rotatingCode(secret, step)), validUntil: stepEndsAt(step) };
};
