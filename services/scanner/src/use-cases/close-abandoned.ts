import { cancelTrip } from '../domain/cancel-trip';
import { toDecision } from './change-basket';
import type { Trips } from './ports';

/** How long nobody may touch an unpaid trip. */
export type AbandonRules = Readonly<{
  idleHours: number;
  /** A till that holds a basket may be cut off for days with the payment taken. */
  claimedIdleHours: number;
}>;

const batchMax = 100;
const hourMilliseconds = 3_600_000;

/** Cancels trips nobody touched for too long; safe to run anywhere, any number of times. Gives how many it ended. */
export const closeAbandoned =
  ({ trips, rules }: { trips: Trips; rules: AbandonRules }) =>
  async ({ at, correlationId }: { at: Date; correlationId: string }): Promise<number> => {
    const before = (hours: number) => new Date(at.getTime() - hours * hourMilliseconds);
    const since = { unclaimed: before(rules.idleHours), claimed: before(rules.claimedIdleHours) };
    const idle = await trips.findIdle(since, batchMax);
    let closed = 0;
    for (const { trip } of idle) {
      const changed = await trips.change(trip.tripId, { correlationId }, (now) => {
        const held = now.status !== 'open' && 'claim' in now && now.claim !== undefined;
        // Somebody may have come back since the list was read.
        if (now.lastActivityAt >= (held ? since.claimed : since.unclaimed))
          return { ok: true, value: { answer: false, events: [] } };
        const cancelled = toDecision(cancelTrip(now, 'abandoned', at));
        return cancelled.ok ? { ok: true, value: { ...cancelled.value, answer: true } } : cancelled;
      });
      if (changed.ok && changed.value.answer) closed += 1;
    }
    return closed;
  };
