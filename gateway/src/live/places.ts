import { liveLimits } from './limits';
import { refused } from './refused';

/** Room for open feeds: so many in all, and so many for one actor. */
export const createPlaces = () => {
  const perActor = new Map<string, number>();
  let total = 0;

  return {
    /** Takes a place for one more feed of the actor, or throws the public refusal; gives what frees it. */
    take: (actor: string): (() => void) => {
      const mine = perActor.get(actor) ?? 0;
      if (mine >= liveLimits.feedsPerPrincipalMax || total >= liveLimits.feedsMax)
        throw refused('TOO_MANY_FEEDS', 'Too many live feeds are open.');
      perActor.set(actor, mine + 1);
      total += 1;
      return () => {
        total -= 1;
        const left = (perActor.get(actor) ?? 1) - 1;
        if (left > 0) perActor.set(actor, left);
        else perActor.delete(actor);
      };
    },
  };
};
