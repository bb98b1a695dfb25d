/** What membership alone refuses. What it asks of identity is refused in identity's words. */
export type MembershipRejection =
  | { reason: 'UnknownWording'; purpose: string }
  /** Unknown, blocked, wrong or late code: one answer. */
  | { reason: 'CardNotRecognised' }
  | { reason: 'CardCodeUsed' }
  /** Nobody, or more than one, is known by what was said. */
  | { reason: 'UnknownMember' };
