import { useCallback, useEffect, useState } from 'react';

/**
 * Does something once the page shows what was set together with it: gives the focus to what only then is there. A frame
 * of the browser may come before.
 */
export const useAfterRender = () => {
  const [next, setNext] = useState<{ act: () => void }>();
  useEffect(() => next?.act(), [next]);
  return useCallback((act: () => void) => setNext({ act }), []);
};
