import { accepted, type Result, rejected } from '@rayon/kernel';
import type { Card } from './card';
import type { CardContent } from './card-content';
import { acceptCode } from './rotating-code';

/** Unknown, blocked, wrong and late are one answer. */
type NotRecognised = { reason: 'CardNotRecognised' };

/**
 * Whether this content opens this card now. Gives the last accepted step to record: that of the code, or the one before
 * when the number alone was shown.
 */
export const judgeCard = (
  card: Pick<Card, 'secret' | 'status' | 'lastAcceptedStep'>,
  content: CardContent,
  at: Date,
): Result<number, NotRecognised | { reason: 'CardCodeUsed' }> => {
  const code = content.proof === 'ROTATING' ? acceptCode(card, content.code, at) : undefined;
  if (card.status !== 'ACTIVE') return rejected({ reason: 'CardNotRecognised' });
  if (!code) return accepted(card.lastAcceptedStep);
  if (code.ok) return code;
  return rejected({ reason: code.rejection.reason === 'CodeUsed' ? 'CardCodeUsed' : 'CardNotRecognised' });
};

/** Compared with when there is no such card. */
const nobodysCard = { secret: Buffer.alloc(32, 7), lastAcceptedStep: 0 };

/** The answer for a number nobody has: it takes as long as for a known one. */
export const judgeNobodysCard = (content: CardContent, at: Date): NotRecognised => {
  if (content.proof === 'ROTATING') acceptCode(nobodysCard, content.code, at);
  return { reason: 'CardNotRecognised' };
};
