import { ask, GatewayProblem, isRefusal, type Refusal } from './ask';
import { refreshSessionDocument, signInDocuments, signOutDocument } from './documents';

/** Somebody signed in; people's sessions are renewed with the refresh token, devices sign in again. */
export type Session = {
  accessToken: string;
  expiresAt: string;
  kind: string;
  name: string | null;
  refreshToken: string | null;
  refreshExpiresAt: string | null;
};

/** The faces people sign in to. */
export type PersonFace = 'card' | 'console';

/** Ways in for people. */
export type SignInWay = keyof typeof signInDocuments;

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

/** Signs a person in; gives the session or the refusal to show. */
export const signIn = async (way: SignInWay, email: string, password: string): Promise<Session | Refusal> => {
  const data = await ask<Record<string, { __typename: 'SignedIn'; session: Session } | Refusal>>(
    signInDocuments[way],
    { input: { email, password } },
  );
  const answer = data[way];
  if (!answer) throw new Error('no answer');
  return isRefusal(answer) ? answer : answer.session;
};

/** Ends a session at the gateway too, when it can be reached. */
export const signOut = async ({ refreshToken }: Session): Promise<void> => {
  if (refreshToken) await ask(signOutDocument, { input: { refreshToken } }).catch(() => undefined);
};

/**
 * Renews the kept session of a face and gives its access token. A renewal counts once, so tabs take turns:
 * whoever comes second finds what the first one got.
 */
export const renewSession = (face: PersonFace, refused: string): Promise<string> =>
  navigator.locks.request(nameOf(face), async () => {
    const kept = keptSession(face);
    if (kept && kept.accessToken !== refused) return kept.accessToken;
    if (!kept?.refreshToken) throw new GatewayProblem('UNAUTHENTICATED', null);
    const { refreshSession } = await ask<{
      refreshSession: { __typename: 'SignedIn'; session: Session } | Refusal;
    }>(refreshSessionDocument, { input: { refreshToken: kept.refreshToken } });
    if (isRefusal(refreshSession)) throw new GatewayProblem('UNAUTHENTICATED', null);
    keepSession(face, refreshSession.session);
    return refreshSession.session.accessToken;
  });
