import { liveLimits } from './limits';
import { refused } from './refused';

type Room = Readonly<{ held: Map<string, number>; holder: string; most: number }>;

const hold = ({ held, holder }: Room): void => void held.set(holder, (held.get(holder) ?? 0) + 1);

const free = ({ held, holder }: Room): void => {
  const left = (held.get(holder) ?? 1) - 1;
  if (left > 0) held.set(holder, left);
  else held.delete(holder);
};

/** Room for open feeds: so many in all, so many for one actor, and so many from one place. */
export const createPlaces = () => {
  const perActor = new Map<string, number>();
  const perOrigin = new Map<string, number>();
  let total = 0;

  return {
    /** Takes a place for one more feed, or throws the public refusal; gives what frees it. */
    take: ({ actor, origin }: { actor: string; origin: string }): (() => void) => {
      const rooms: readonly Room[] = [
        { held: perActor, holder: actor, most: liveLimits.feedsPerPrincipalMax },
        { held: perOrigin, holder: origin, most: liveLimits.feedsPerOriginMax },
      ];
      const full = rooms.some(({ held, holder, most }) => (held.get(holder) ?? 0) >= most);
      if (full || total >= liveLimits.feedsMax)
        throw refused('TOO_MANY_FEEDS', 'Too many live feeds are open.');
      rooms.forEach(hold);
      total += 1;
      return () => {
        total -= 1;
        rooms.forEach(free);
      };
    },
  };
};
