import type { Session } from '@rayon/client';
import { useCallback, useMemo, useState } from 'react';
import { gateway } from '../gateway/gateway';
import { keepSession, keptSession, type PersonFace, renewSession, signOut } from '../gateway/session';

/** Who is signed in to a face on this browser, as a caller whose session renews itself. */
export const usePerson = (face: PersonFace) => {
  const [session, setSession] = useState(() => keptSession(face));
  const [ended, setEnded] = useState(false);

  const caller = useMemo(
    () =>
      session &&
      gateway.as({
        accessToken: session.accessToken,
        renew: (refused) => renewSession(face, refused),
        onEnded: () => {
          keepSession(face, undefined);
          setEnded(true);
          setSession(undefined);
        },
      }),
    [face, session],
  );
  const enter = useCallback(
    (next: Session) => {
      keepSession(face, next);
      setEnded(false);
      setSession(next);
    },
    [face],
  );
  const leave = useCallback(() => {
    const kept = keptSession(face);
    keepSession(face, undefined);
    setEnded(false);
    setSession(undefined);
    if (kept) void signOut(kept);
  }, [face]);

  /** `ended`: the session ran out by itself, which the sign-in form should say. */
  return { caller, ended, enter, leave };
};
