import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AccessTokens, Principal } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import { type SessionHolder, sessionExpiry } from '../domain/session';
import type { Ports } from './ports';

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

/** Who the session is for, read afresh each time, so that a changed role counts from the next renewal. */
export type SessionSubject = Readonly<{ principal: Principal; name: string }>;

/** The text of one renewal of a session: its id, its number and a proof that we made it. */
export const renewalText = (sessionId: string, secret: Buffer, generation: number): string =>
  `${sessionId}.${generation}.${createHmac('sha256', secret).update(`${sessionId}.${generation}`).digest('base64url')}`;

/** Session id and number of a renewal text that has the right form; says nothing about the proof. */
export const readRenewal = (text: string): { sessionId: string; generation: number } | undefined => {
  const [, sessionId, generation] = /^([0-9a-f-]{36})\.(\d{1,9})\.[A-Za-z0-9_-]{43}$/.exec(text) ?? [];
  return sessionId === undefined ? undefined : { sessionId, generation: Number(generation) };
};

/** Whether the session's secret made this text. */
export const isGenuineRenewal = (
  text: string,
  sessionId: string,
  secret: Buffer,
  generation: number,
): boolean => {
  const genuine = Buffer.from(renewalText(sessionId, secret, generation));
  const shown = Buffer.from(text);
  return shown.length === genuine.length && timingSafeEqual(shown, genuine);
};

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
export const openSession =
  ({
    sessions,
    random,
    clock,
    tokens,
  }: Pick<Ports, 'sessions' | 'random' | 'clock'> & { tokens: AccessTokens }) =>
  async (holder: SessionHolder, subjectId: string, subject: SessionSubject): Promise<OpenedSession> => {
    const at = clock();
    const secret = random.bytes(32);
    const id = newId();
    const expiresAt = sessionExpiry(holder, at, at);
    await sessions.insert({
      id,
      holder,
      subjectId,
      generation: 0,
      renewedAt: at,
      startedAt: at,
      expiresAt,
      secret,
    });
    return {
      ...signAccess(tokens, subject, at),
      refreshToken: renewalText(id, secret, 0),
      refreshExpiresAt: expiresAt,
    };
  };
