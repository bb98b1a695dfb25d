import { useEffect } from 'react';

/** Looks again whenever somebody comes back to this tab: another one may have gone on meanwhile. */
export const useReturn = (look: () => unknown) =>
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === 'visible') look();
    };
    document.addEventListener('visibilitychange', back);
    window.addEventListener('focus', back);
    return () => {
      document.removeEventListener('visibilitychange', back);
      window.removeEventListener('focus', back);
    };
  }, [look]);
