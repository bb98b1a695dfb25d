import { randomBytes } from 'node:crypto';
import { type AccessTokens, accessLifetimeSeconds, type Principal } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import { type SessionHolder, sessionExpiry } from '../domain/session';
import type { Identity } from '../open-identity';
import { sessionPurpose } from '../rows/sessions';
import { renewalText } from './renewal';
import type { SessionSubject } from './session-subject';

/** What somebody holds after signing in. Machines get no renewal: they sign a new challenge. */
export type OpenedSession = Readonly<{
  accessToken: string;
  expiresAt: Date;
  kind: Principal['kind'];
  name: string;
  refreshToken?: string;
  refreshExpiresAt?: Date;
}>;

/** Signs the access token of somebody, which ends with its session, or of a machine. */
export const signAccess = (
  tokens: AccessTokens,
  { principal, name, sessionId }: SessionSubject & Readonly<{ sessionId?: string }>,
  at: Date,
): Pick<OpenedSession, 'accessToken' | 'expiresAt' | 'kind' | 'name'> => ({
  accessToken: tokens.signAccess(principal, { sessionId }),
  expiresAt: new Date((Math.floor(at.getTime() / 1000) + accessLifetimeSeconds) * 1000),
  kind: principal.kind,
  name,
});

/** Opens a session that can be renewed. */
export const openSession = async (
  { sessions, box, tokens }: Pick<Identity, 'sessions' | 'box' | 'tokens'>,
  { holder, subjectId, subject }: { holder: SessionHolder; subjectId: string; subject: SessionSubject },
  at: Date,
): Promise<OpenedSession> => {
  const secret = randomBytes(32);
  const id = newId();
  const expiresAt = sessionExpiry(holder, at, at);
  await sessions.insert([
    {
      id,
      holder,
      subjectId,
      generation: 0,
      renewedAt: at,
      startedAt: at,
      expiresAt,
      sealedSecret: box.seal(secret, sessionPurpose(id)),
    },
  ]);
  return {
    ...signAccess(tokens, { ...subject, sessionId: id }, at),
    refreshToken: renewalText(id, secret, 0),
    refreshExpiresAt: expiresAt,
  };
};
