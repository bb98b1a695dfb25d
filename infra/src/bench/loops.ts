import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** One piece of work, from the request to the last byte of its answer. */
export type Work = () => Promise<void>;

/** What a loop took: each piece in milliseconds, and the whole. */
export type Timed = Readonly<{ milliseconds: readonly number[]; seconds: number }>;

/** How exact a timer of Node is; so much lateness is the driver's, not the server's. */
const timerMilliseconds = 1;

const seconds = (from: number) => (performance.now() - from) / 1000;

/** `atOnce` devices, each sending its next scan when it has the answer to the one before; `count` scans in all. */
export const closedLoop = async (
  work: Work,
  { atOnce, count }: { atOnce: number; count: number },
): Promise<Timed> => {
  const milliseconds: number[] = [];
  const startedAt = performance.now();
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const from = performance.now();
      await work();
      milliseconds.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { milliseconds, seconds: seconds(startedAt) };
};

/** The instants, in milliseconds from the start, at which `count` shoppers who know nothing of each other scan. */
export const arrivals = (count: number, perSecond: number, random: () => number): number[] => {
  let at = 0;
  return Array.from({ length: count }, () => {
    at += (-Math.log(1 - random()) * 1000) / perSecond;
    return at;
  });
};

/**
 * Scans that arrive when their shopper scans, whether or not the answers before have come; at most `atOnce` are under
 * way, the next one waits for a device. A time counts from the intended arrival, so waiting is in it.
 */
export const openLoop = async (
  work: Work,
  { atOnce, due }: { atOnce: number; due: readonly number[] },
): Promise<Timed> => {
  const milliseconds: number[] = [];
  const startedAt = performance.now();
  let next = 0;
  const lane = async () => {
    while (next < due.length) {
      const at = startedAt + (due[next] ?? 0);
      next += 1;
      const early = at - performance.now();
      if (early > 0) await pause(early);
      const from = early > 0 ? Math.min(performance.now(), at + timerMilliseconds) : at;
      await work();
      milliseconds.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { milliseconds, seconds: seconds(startedAt) };
};
