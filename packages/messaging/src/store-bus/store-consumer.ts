import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { createConsumer, type Stoppable, type Subscription } from '@rayon/bus';
import { type Logger } from '@rayon/kernel';
import type { Claim, Claims } from './claims';
import type { LogRow } from './event-log';
import type { HeadWatch } from './head-watch';

/** Events taken from the log ahead of their handling. */
const heldMax = 256;
/** How often a process that waits for its turn looks whether it has come. */
const claimPauseMilliseconds = 500;
const failurePauseMilliseconds = 1_000;

/** Works through the log for one subscription until stopped. */
export const consumeLog = ({
  subscription,
  watch,
  claims,
  concurrency,
  retryMilliseconds,
  logger,
}: {
  subscription: Subscription;
  watch: HeadWatch;
  claims: Claims;
  concurrency: number;
  retryMilliseconds: number;
  logger: Logger;
}): Stoppable => {
  const { durable } = subscription;
  const subjects = new Set(subscription.subjects);
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);

  /** Works while the claim is ours. */
  const work = async (claim: Claim): Promise<void> => {
    const lost = new AbortController();
    const signal = AbortSignal.any([stopping.signal, lost.signal]);
    setMaxListeners(0, signal);
    const consumer = createConsumer({ subscription, concurrency, retryMilliseconds, signal, logger });
    const outstanding: { position: number; done: boolean }[] = [];
    let readTo = claim.position;

    const advance = (): void => {
      let position = claim.position;
      while (outstanding[0]?.done) position = outstanding.shift()?.position ?? position;
      // What nobody here listens to counts as handled, once nothing before it is open.
      claims.move(claim, outstanding.length === 0 ? readTo : position);
    };

    const take = async (row: LogRow): Promise<void> => {
      const entry = { position: row._id, done: false };
      outstanding.push(entry);
      const { envelope } = row;
      const outcome = await consumer.take(envelope);
      if (outcome === 'left') return;
      entry.done = true;
      advance();
      if (outstanding.length < heldMax) watch.nudge();
    };

    try {
      while (!signal.aborted && !claim.lost && claim.until > Date.now()) {
        const head = watch.head();
        if (readTo >= head || outstanding.length >= heldMax) {
          await watch.changed(claim.until - Date.now());
          continue;
        }
        const rows = await watch.page(readTo);
        for (const row of rows) {
          readTo = row._id;
          if (subjects.has(row.type)) void take(row);
        }
        // The head can be seen a moment before its rows only if they have expired: step over them.
        if (rows.length === 0) readTo = head;
        advance();
      }
    } finally {
      lost.abort();
      await consumer.idle();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      let claim: Claim | undefined;
      let wait = claimPauseMilliseconds;
      try {
        claim = await claims.claim(durable);
        if (claim) await work(claim);
      } catch (error) {
        if (!stopping.signal.aborted) {
          wait = failurePauseMilliseconds;
          logger.warn({ durable, error: String(error) }, 'reading the event log failed, trying on');
        }
      }
      if (claim) await claims.release(claim).catch(() => undefined);
      if (!stopping.signal.aborted)
        await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      watch.nudge();
      await running;
    },
  };
};
