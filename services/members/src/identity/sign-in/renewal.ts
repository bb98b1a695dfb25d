import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Session } from '../domain/session';
import type { Identity } from '../open-identity';
import { sessionPurpose } from '../rows/sessions';

/** A genuine renewal with the session it belongs to and the secret that proves it. */
export type Renewal = Readonly<{ session: Session; secret: Buffer; generation: number }>;

/** The text of one renewal of a session: its id, its number and a proof that we made it. */
export const renewalText = (sessionId: string, secret: Buffer, generation: number): string =>
  `${sessionId}.${generation}.${createHmac('sha256', secret).update(`${sessionId}.${generation}`).digest('base64url')}`;

/** Session id and number of a renewal text that has the right form; says nothing about the proof. */
const readRenewal = (text: string): { sessionId: string; generation: number } | undefined => {
  const [, sessionId, generation] = /^([0-9a-f-]{36})\.(\d{1,9})\.[A-Za-z0-9_-]{43}$/.exec(text) ?? [];
  return sessionId === undefined ? undefined : { sessionId, generation: Number(generation) };
};

/** Finds the session a renewal belongs to; `undefined` for one that we did not make. */
export const findRenewal = async (
  { sessions, box }: Pick<Identity, 'sessions' | 'box'>,
  text: string,
): Promise<Renewal | undefined> => {
  const read = readRenewal(text);
  const session = read && (await sessions.find(read.sessionId));
  if (!session) return undefined;
  const secret = box.open(session.sealedSecret, sessionPurpose(session.id));
  const genuine = Buffer.from(renewalText(session.id, secret, read.generation));
  const shown = Buffer.from(text);
  if (shown.length !== genuine.length || !timingSafeEqual(shown, genuine)) return undefined;
  return { session, secret, generation: read.generation };
};
