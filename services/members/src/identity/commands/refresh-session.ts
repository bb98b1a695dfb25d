import { accepted, type Result, rejected } from '@rayon/kernel';
import { absent } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { z } from 'zod';
import { judgeRenewal, sessionExpiry } from '../domain/session';
import type { IdentityAsking } from '../graph/context';
import { identityRefusals } from '../graph/refusals';
import { presentSession, SignedIn } from '../graph/session.type';
import { type OpenedSession, signAccess } from '../sign-in/open-session';
import { findRenewal, renewalText } from '../sign-in/renewal';
import { readSubject } from '../sign-in/session-subject';

/** What a session is renewed and ended with. */
export const renewal = z
  .object({ refreshToken: z.string().min(1).max(200) })
  .meta({ input: 'RefreshSessionInput' });

export const refreshSession = command({
  name: 'refreshSession',
  allow: ['public'],
  input: renewal,
  takesCommandId: false,
  answer: SignedIn,
  refusal: identityRefusals,
  run: ({ refreshToken }, asking: IdentityAsking) => renew(refreshToken, asking),
  present: presentSession,
});

const ended = rejected({ reason: 'SessionEnded' as const });

/** Renews a session: a new access token and a new renewal. An old renewal used again ends the whole session. */
const renew = async (
  text: string,
  { at, context: { identity } }: IdentityAsking,
): Promise<Result<OpenedSession, { reason: 'SessionEnded' }>> => {
  const { sessions, tokens, logger } = identity;
  // A second look settles the race of two renewals that arrive together: the loser repeats the winner's.
  for (let look = 0; look < 2; look += 1) {
    const found = await findRenewal(identity, text);
    if (!found) return ended;
    const { session, secret, generation } = found;
    const { id, holder } = session;
    const verdict = judgeRenewal(session, generation, at);
    if (verdict === 'refuse') return ended;
    if (verdict === 'revoke') {
      await sessions.update({ id, revokedAt: absent }, { set: { revokedAt: at } });
      logger.warn({ sessionId: id, holder }, 'a used renewal came again, the session was ended');
      return ended;
    }

    const subject = await readSubject(identity, holder, session.subjectId);
    if (!subject) return ended;
    const expiresAt = sessionExpiry(holder, session.startedAt, at);
    if (verdict === 'renew') {
      const next = { generation: generation + 1, renewedAt: at, expiresAt };
      if ((await sessions.update({ id, generation, revokedAt: absent }, { set: next })) !== 1) continue;
    }
    return accepted({
      ...signAccess(tokens, { ...subject, sessionId: id }, at),
      refreshToken: renewalText(id, secret, generation + 1),
      refreshExpiresAt: verdict === 'renew' ? expiresAt : session.expiresAt,
    });
  }
  return ended;
};
