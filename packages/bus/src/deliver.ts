import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@rayon/kernel';
import { BrokenContract, type Envelope } from '@rayon/kernel';
import { type Subscription, triesMax } from './bus';

/** Growing pause before the next try: 1, 4, 16, 64 times the first. */
const growth = 4;
const pauseMillisecondsMax = 15_000;
/** First pause of the retries unless the adapter's options say otherwise. */
export const retryMillisecondsDefault = 100;

/** What became of a delivery: `done` is handled or parked, `left` must be delivered again. */
export type Delivered = 'done' | 'left';

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  sleep(Math.min(milliseconds, pauseMillisecondsMax), undefined, { signal }).catch(() => undefined);

/** Parks the message, trying for as long as the subscription lives: a message is never dropped unseen. */
export const parkForSure = async ({
  subscription,
  message,
  reason,
  retryMilliseconds,
  signal,
  logger,
}: {
  subscription: Subscription;
  message: unknown;
  reason: string;
  retryMilliseconds: number;
  signal: AbortSignal;
  logger: Logger;
}): Promise<Delivered> => {
  for (let tries = 0; !signal.aborted; tries += 1) {
    try {
      await subscription.park(message, reason);
      return 'done';
    } catch (error) {
      logger.error({ durable: subscription.durable, error: reasonOf(error) }, 'parking a message failed');
      await pause(retryMilliseconds * growth ** tries, signal);
    }
  }
  return 'left';
};

/**
 * Hands one event to its consumer: retried with growing pauses up to `triesMax`, then parked; a broken contract is
 * parked at once. While `signal` is aborted nothing new is tried.
 */
export const deliver = async ({
  subscription,
  envelope,
  failed,
  retryMilliseconds,
  signal,
  logger,
}: {
  subscription: Subscription;
  envelope: Envelope;
  /** Why it failed when it was tried before, alone or with others. */
  failed?: unknown;
  retryMilliseconds: number;
  signal: AbortSignal;
  logger: Logger;
}): Promise<Delivered> => {
  let reason = failed === undefined ? '' : reasonOf(failed);
  const isBroken = failed instanceof BrokenContract;
  for (let tries = failed === undefined ? 1 : 2; tries <= triesMax && !isBroken; tries += 1) {
    if (signal.aborted) return 'left';
    try {
      await subscription.handle([envelope]);
      return 'done';
    } catch (error) {
      reason = reasonOf(error);
      if (error instanceof BrokenContract) break;
      const { durable } = subscription;
      logger.warn(
        { durable, event: envelope.id, type: envelope.type, tries, reason },
        'handling an event failed',
      );
      if (tries < triesMax) await pause(retryMilliseconds * growth ** (tries - 1), signal);
    }
  }
  return parkForSure({ subscription, message: envelope, reason, retryMilliseconds, signal, logger });
};
