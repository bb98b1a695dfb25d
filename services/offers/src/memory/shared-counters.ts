import { LRUCache } from 'lru-cache';
import type { Counters } from '../domain/allowances';
import type { Uses } from '../records/uses';

/** Counters are read again after this long, all together, whoever asks. */
const readAgainMilliseconds = 1_000;
/** A counter nobody asked about for so long is no longer read with the others. */
const idleMilliseconds = 60_000;
const countersMax = 5_000;

const unused: Counters = { uses: 0, heldMinor: 0 };

/**
 * Counters of limited campaigns for display: those that answers look at are read together, at most once a second, and
 * shared by all answers. One that nobody looked at before is read at once.
 */
export const shareCounters = (stored: Uses['counters']): Uses['counters'] => {
  const known = new LRUCache<string, Counters>({
    max: countersMax,
    ttl: idleMilliseconds,
    updateAgeOnGet: true,
  });
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  const read = async (ids: readonly string[]): Promise<void> => {
    const counters = await stored(ids);
    // Only being asked about keeps a counter here.
    for (const id of ids) known.set(id, counters.get(id) ?? unused, { noUpdateTTL: true });
  };

  const readAll = (asked: readonly string[]): Promise<void> => {
    const startedAt = performance.now();
    reading = read([...new Set([...known.keys(), ...asked])])
      .then(() => {
        readAt = startedAt;
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };

  return async (ids) => {
    if (ids.length === 0) return new Map();
    if (performance.now() - readAt >= readAgainMilliseconds) await (reading ?? readAll(ids));
    const missing = ids.filter((id) => !known.has(id));
    if (missing.length > 0) await read(missing);
    return new Map(ids.map((id) => [id, known.get(id) ?? unused]));
  };
};
