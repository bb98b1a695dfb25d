import type { Gsrn } from './gsrn';
import type { Presentation } from './presentation';

/** Whether a card may be used. */
export const cardStatuses = ['ACTIVE', 'BLOCKED'] as const;

/** A member's card. The secret never leaves this service; the number is printed for everyone to see. */
export type Card = Readonly<{
  id: string;
  memberId: string;
  gsrn: Gsrn;
  /** 32 random bytes the rotating codes are made from. */
  secret: Buffer;
  status: (typeof cardStatuses)[number];
  /** The last 30 s step a code of this card was accepted for; no earlier one is accepted again. */
  lastAcceptedStep: number;
  issuedAt: Date;
  /** Readers that saw it lately, the latest last. */
  presentations: readonly Presentation[];
}>;
