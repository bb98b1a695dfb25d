import { randomBytes } from 'node:crypto';
import type { AccessTokens, Principal } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import { type SessionHolder, sessionExpiry } from '../domain/session';
import type { Identity } from '../open-identity';
import { sessionPurpose } from '../rows/sessions';
import { renewalText } from './renewal';
import type { SessionSubject } from './session-subject';

/** Seconds an access token lives; whatever is revoked stops working at the gateway within that time. */
const accessSeconds = { person: 15 * 60, machine: 15 * 60 } as const;

/** What somebody holds after signing in. Machines get no renewal: they sign a new challenge. */
export type OpenedSession = Readonly<{
  accessToken: string;
  expiresAt: Date;
  kind: Principal['kind'];
  name: string;
  refreshToken?: string;
  refreshExpiresAt?: Date;
}>;

/** Signs the access token of somebody or of a machine. */
export const signAccess = (
  tokens: AccessTokens,
  { principal, name }: SessionSubject,
  at: Date,
): Pick<OpenedSession, 'accessToken' | 'expiresAt' | 'kind' | 'name'> => {
  const machine = principal.kind === 'device' || principal.kind === 'terminal';
  const seconds = machine ? accessSeconds.machine : accessSeconds.person;
  return {
    accessToken: tokens.signAccess(principal, seconds),
    expiresAt: new Date((Math.floor(at.getTime() / 1000) + seconds) * 1000),
    kind: principal.kind,
    name,
  };
};

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
    ...signAccess(tokens, subject, at),
    refreshToken: renewalText(id, secret, 0),
    refreshExpiresAt: expiresAt,
  };
};
