import { useCallback, useState } from 'react';
import { ask, isRefusal, type Refusal } from './ask';

/** Somebody signed in on this page. Kept for the tab only. */
export type Session = { accessToken: string; expiresAt: string; kind: string; name: string | null };

const read = (key: string): Session | undefined => {
  const text = sessionStorage.getItem(key);
  if (!text) return undefined;
  const session = JSON.parse(text) as Session;
  return Date.parse(session.expiresAt) > Date.now() ? session : undefined;
};

/** The session of one face of the app (`card`, `console` …) in this tab. */
export const useSession = (face: string) => {
  const key = `rayon.session.${face}`;
  const [session, setSession] = useState(() => read(key));
  const change = useCallback(
    (next: Session | undefined) => {
      if (next) sessionStorage.setItem(key, JSON.stringify(next));
      else sessionStorage.removeItem(key);
      setSession(next);
    },
    [key],
  );
  return [session, change] as const;
};

type SignIn = 'signInMember' | 'signInStaff' | 'signInBrand';

/** Signs a person in; gives the session or the refusal to show. */
export const signIn = async (how: SignIn, email: string, password: string): Promise<Session | Refusal> => {
  const data = await ask<Record<string, { __typename: 'SignedIn'; session: Session } | Refusal>>(
    `mutation SignIn($input: SignInInput!) { ${how}(input: $input) { __typename
      ... on SignedIn { session { accessToken expiresAt kind name } }
      ... on MembersRefusal { reason message } } }`,
    { input: { email, password } },
  );
  const answer = data[how];
  if (!answer) throw new Error('no answer');
  return isRefusal(answer) ? answer : answer.session;
};
