import type { Clock } from '@rayon/kernel';

/** Whether one more try is let through, and if not, in how many seconds the next one is. */
export type RateLimit = (
  key: string,
  tries?: number,
) => { ok: true } | { ok: false; retryAfterSeconds: number };

/**
 * Token buckets per key: `perMinute` tries in a row, then as many per minute. Memory is bounded: beyond
 * `keysMax` keys, full buckets are forgotten first, then the oldest.
 */
export const createRateLimit = ({
  perMinute,
  clock,
  keysMax = 10_000,
}: {
  perMinute: number;
  clock: Clock;
  keysMax?: number;
}): RateLimit => {
  const buckets = new Map<string, { left: number; at: number }>();
  const perMillisecond = perMinute / 60_000;

  const makeRoom = (now: number) => {
    for (const [key, { left, at }] of buckets)
      if (left + (now - at) * perMillisecond >= perMinute) buckets.delete(key);
    const oldest = buckets.size >= keysMax ? buckets.keys().next().value : undefined;
    if (oldest !== undefined) buckets.delete(oldest);
  };

  return (key, tries = 1) => {
    const now = clock().getTime();
    const bucket = buckets.get(key) ?? { left: perMinute, at: now };
    const left = Math.min(perMinute, bucket.left + Math.max(0, now - bucket.at) * perMillisecond);
    const ok = left >= tries;
    if (!buckets.has(key) && buckets.size >= keysMax) makeRoom(now);
    buckets.set(key, { left: ok ? left - tries : left, at: now });
    return ok ? { ok } : { ok, retryAfterSeconds: Math.ceil((tries - left) / perMillisecond / 1000) };
  };
};
