import { endSession, GatewayProblem, refreshSession, type Session } from '@rayon/client';
import { gateway } from './gateway';

/** The faces people sign in to. */
export type PersonFace = 'card' | 'console';

// A card belongs to the shopper's own phone and stays; the console may be anybody's desk and ends with the tab.
const shelves = { card: () => localStorage, console: () => sessionStorage } as const;
const nameOf = (face: PersonFace) => `rayon.session.${face}`;

/** The kept session of a face. */
export const keptSession = (face: PersonFace): Session | undefined => {
  const text = shelves[face]().getItem(nameOf(face));
  return text ? (JSON.parse(text) as Session) : undefined;
};

/** Keeps a session for a face, or forgets the one it has. */
export const keepSession = (face: PersonFace, session: Session | undefined) => {
  if (session) shelves[face]().setItem(nameOf(face), JSON.stringify(session));
  else shelves[face]().removeItem(nameOf(face));
};

/** Ends a session at the gateway too, when it can be reached. */
export const signOut = async ({ refreshToken }: Session): Promise<void> => {
  if (refreshToken) await endSession(gateway, refreshToken);
};

/**
 * Renews the kept session of a face and gives its access token. A renewal counts once, so tabs take turns:
 * whoever comes second finds what the first one got.
 */
export const renewSession = (face: PersonFace, refused: string): Promise<string> =>
  inTurn(nameOf(face), async () => {
    const kept = keptSession(face);
    if (kept && kept.accessToken !== refused) return kept.accessToken;
    if (!kept?.refreshToken) throw new GatewayProblem('UNAUTHENTICATED');
    const session = await refreshSession(gateway, kept.refreshToken);
    keepSession(face, session);
    return session.accessToken;
  });

/** Browsers have no locks for a page that came by plain HTTP: its tabs may then have to sign in again. */
const inTurn = <Value>(name: string, act: () => Promise<Value>): Promise<Value> =>
  window.isSecureContext ? navigator.locks.request(name, act) : act();
