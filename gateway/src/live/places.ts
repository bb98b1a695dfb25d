import { createTally } from '../walls/tally';
import { liveLimits } from './limits';
import { refused } from './refused';

/** Room for open feeds: so many in all, so many for one actor, and so many from one place. */
export const createPlaces = () => {
  const perActor = createTally();
  const perOrigin = createTally();
  let total = 0;

  return {
    /** Takes a place for one more feed, or throws the public refusal; gives what frees it. */
    take: ({ actor, origin }: { actor: string; origin: string }): (() => void) => {
      const isFull =
        total >= liveLimits.feedsMax ||
        perActor.of(actor) >= liveLimits.feedsPerPrincipalMax ||
        perOrigin.of(origin) >= liveLimits.feedsPerOriginMax;
      if (isFull) throw refused('TOO_MANY_FEEDS', 'Too many live feeds are open.');
      const freed = [perActor.add(actor), perOrigin.add(origin)];
      total += 1;
      return () => {
        total -= 1;
        for (const free of freed) free();
      };
    },
  };
};
