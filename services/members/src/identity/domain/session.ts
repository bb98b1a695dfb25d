/** Who can hold a session that is renewed; machines sign in with their key instead. */
export const sessionHolders = ['member', 'staff', 'brand'] as const;

/** One of the kinds. */
export type SessionHolder = (typeof sessionHolders)[number];

/** How long sessions last, in hours: without use, and at all. */
const sessionHours: Readonly<Record<SessionHolder, { idle: number; total: number }>> = {
  member: { idle: 30 * 24, total: 365 * 24 },
  staff: { idle: 12, total: 12 },
  brand: { idle: 12, total: 12 },
};

/** Seconds in which the same renewal may be asked for twice: two tabs, or an answer lost on the way. */
const renewalGraceSeconds = 10;

/** One sign-in and everything renewed from it. Only its latest renewal may be used. */
export type Session = Readonly<{
  id: string;
  holder: SessionHolder;
  subjectId: string;
  /** Number of the renewal that is current; each use makes the next one. */
  generation: number;
  renewedAt: Date;
  startedAt: Date;
  expiresAt: Date;
  revokedAt?: Date;
}>;

/** What to do with a renewal that was presented. */
export type RenewalVerdict = 'renew' | 'repeat' | 'refuse' | 'revoke';

/** When a session ends that was started then and is used now. */
export const sessionExpiry = (holder: SessionHolder, startedAt: Date, at: Date): Date => {
  const { idle, total } = sessionHours[holder];
  return new Date(Math.min(at.getTime() + idle * 3_600_000, startedAt.getTime() + total * 3_600_000));
};

/**
 * The latest renewal is honoured once. The one before it gets the same answer again for a few seconds. An
 * older one means that somebody copied it, and nobody can tell who is who: the whole session ends.
 */
export const judgeRenewal = (session: Session | undefined, generation: number, at: Date): RenewalVerdict => {
  if (!session || session.revokedAt || session.expiresAt <= at || generation > session.generation)
    return 'refuse';
  if (generation === session.generation) return 'renew';
  const sinceMilliseconds = at.getTime() - session.renewedAt.getTime();
  const justNow = sinceMilliseconds <= renewalGraceSeconds * 1000;
  return generation === session.generation - 1 && justNow ? 'repeat' : 'revoke';
};
