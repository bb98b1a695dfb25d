import { isPassing } from '@rayon/client';

/** How long messages are gathered that were shown, so that they are told together. */
const gatherMilliseconds = 2_000;
/** How long after a try that was not answered the next one is. */
const againMilliseconds = 10_000;
/** As many as the service takes at once. */
const atOnceMax = 20;
/** Tries of the same messages, each of which may be answered. */
const triesMax = 3;

/**
 * Tells which messages somebody could see: each once, together with others, as many at once as the service takes. What is not
 * answered is told again, a few times; what is refused, or fails for good, is left.
 */
export const impressionsTo = (tell: (messageIds: string[]) => Promise<unknown>) => {
  const known = new Set<string>();
  let untold: string[] = [];
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTelling = false;

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    if (isTelling) return;
    isTelling = true;
    while (untold.length > 0) {
      const messageIds = untold.slice(0, atOnceMax);
      tries += 1;
      const isOver = await tell(messageIds).then(
        () => true,
        (error: unknown) => !isPassing(error) || tries >= triesMax,
      );
      if (!isOver) {
        timer = setTimeout(() => void flush(), againMilliseconds);
        break;
      }
      tries = 0;
      untold = untold.slice(messageIds.length);
    }
    isTelling = false;
  };

  return {
    /** Somebody could see it. */
    note: (messageId: string): void => {
      if (known.has(messageId)) return;
      known.add(messageId);
      untold.push(messageId);
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), gatherMilliseconds);
    },
    /** The page is left: what is untold is told now, or a few times after that. */
    flush,
  };
};
