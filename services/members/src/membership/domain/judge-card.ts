import { accepted, type Result, rejected } from '@rayon/kernel';
import type { Card } from './card';
import type { CardContent } from './card-content';
import type { MembershipRejection } from './rejection';
import { acceptCode } from './rotating-code';

/** Compared with when there is no such card, so that an unknown number takes as long as a known one. */
const nobodysCard = { secret: Buffer.alloc(32, 7), lastAcceptedStep: 0 };

/** The card that was shown, and the step to record when it was shown with its code. */
type Verdict = Result<
  { card: Card; step?: number },
  Extract<MembershipRejection, { reason: 'CardNotRecognised' | 'CardCodeUsed' }>
>;

/** Whether this content opens this card now. Unknown, blocked, wrong and late are one answer. */
export const judgeCard = (card: Card | undefined, content: CardContent, at: Date): Verdict => {
  const code = content.proof === 'ROTATING' ? acceptCode(card ?? nobodysCard, content.code, at) : undefined;
  if (card?.status !== 'ACTIVE') return rejected({ reason: 'CardNotRecognised' });
  if (!code) return accepted({ card });
  if (code.ok) return accepted({ card, step: code.value });
  return rejected({ reason: code.rejection.reason === 'CodeUsed' ? 'CardCodeUsed' : 'CardNotRecognised' });
};
