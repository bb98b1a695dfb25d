import type { AccessTokens } from '@rayon/auth';
import { accepted, type BadInput, type Result, readInput, rejected } from '@rayon/kernel';
import { z } from 'zod';
import { judgeRenewal, sessionExpiry } from '../domain/session';
import { isGenuineRenewal, type OpenedSession, readRenewal, renewalText, signAccess } from './open-session';
import type { Ports } from './ports';
import { readSubject } from './session-subject';

const shape = z.strictObject({ refreshToken: z.string().min(1).max(200) });

const ended = rejected({ reason: 'SessionEnded' as const });

/** Finds the session a genuine renewal belongs to. */
const findSession = async ({ sessions }: Pick<Ports, 'sessions'>, text: string) => {
  const renewal = readRenewal(text);
  const session = renewal && (await sessions.find(renewal.sessionId));
  if (!session || !isGenuineRenewal(text, session.id, session.secret, renewal.generation)) return undefined;
  return { session, generation: renewal.generation };
};

/** Renews a session: a new access token and a new renewal. An old renewal used again ends the whole session. */
export const renewSession =
  (ports: Ports & { tokens: AccessTokens }) =>
  async (raw: unknown): Promise<Result<OpenedSession, BadInput | { reason: 'SessionEnded' }>> => {
    const input = readInput(shape, raw);
    if (!input.ok) return input;
    const at = ports.clock();

    // A second look settles the race of two renewals that arrive together: the loser repeats the winner's.
    for (let look = 0; look < 2; look += 1) {
      const found = await findSession(ports, input.value.refreshToken);
      if (!found) return ended;
      const { session, generation } = found;
      const verdict = judgeRenewal(session, generation, at);
      if (verdict === 'refuse') return ended;
      if (verdict === 'revoke') {
        await ports.sessions.revoke(session.id, at);
        ports.alerts.warn(
          { sessionId: session.id, holder: session.holder },
          'a used renewal came again, the session was ended',
        );
        return ended;
      }

      const subject = await readSubject(ports)(session.holder, session.subjectId);
      if (!subject) return ended;
      const expiresAt = sessionExpiry(session.holder, session.startedAt, at);
      if (verdict === 'renew' && !(await ports.sessions.renew(session.id, generation, at, expiresAt)))
        continue;
      return accepted({
        ...signAccess(ports.tokens, subject, at),
        refreshToken: renewalText(session.id, session.secret, generation + 1),
        refreshExpiresAt: verdict === 'renew' ? expiresAt : session.expiresAt,
      });
    }
    return ended;
  };

/** Ends a session. Says the same whether there was one, so that nobody can test renewals here. */
export const signOut =
  (ports: Pick<Ports, 'sessions' | 'clock'>) =>
  async (raw: unknown): Promise<Result<true, BadInput>> => {
    const input = readInput(shape, raw);
    if (!input.ok) return input;
    const found = await findSession(ports, input.value.refreshToken);
    if (found) await ports.sessions.revoke(found.session.id, ports.clock());
    return accepted(true);
  };
