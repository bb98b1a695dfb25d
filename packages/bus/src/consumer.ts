import type { Envelope, Logger } from '@rayon/kernel';
import type { Subscription } from './bus';
import { type Delivered, deliver } from './deliver';
import { createLanes } from './lanes';

/** Events handed over in one call. */
const batchMax = 200;
/** Batches handled at a time: one that takes long holds up nobody else's events. */
const batchesMax = 4;

type Waiting = { envelope: Envelope; resolve: (delivered: Delivered) => void };

/** Runs `each` for the events of a batch: those of one aggregate in their order, those of others meanwhile. */
export const byAggregate = async (
  envelopes: readonly Envelope[],
  each: (envelope: Envelope) => Promise<void>,
): Promise<void> => {
  const lanes = new Map<string, Promise<void>>();
  for (const envelope of envelopes) {
    const before = lanes.get(envelope.subject);
    lanes.set(envelope.subject, before ? before.then(() => each(envelope)) : each(envelope));
  }
  await settledAll([...lanes.values()]);
};

/** Waits for all of them, also when one rejects; then rejects as the first that did. */
export const settledAll = async (works: readonly Promise<unknown>[]): Promise<void> => {
  const settled = await Promise.allSettled(works);
  const failed = settled.find((outcome) => outcome.status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
};

/** The receiving end of a subscription, the same for every adapter. */
export type Consumer = Readonly<{
  /** Resolves when the event is handled or parked, or left because the consumer stops. */
  take: (envelope: Envelope) => Promise<Delivered>;
  /** Resolves when nothing is being handled. */
  idle: () => Promise<void>;
}>;

/**
 * Hands events over in batches: whatever came meanwhile, of aggregates nobody works at. When a batch fails its events
 * are handed over one by one, each aggregate at its own pace, so that one that cannot be handled holds up nobody else's.
 */
export const createConsumer = ({
  subscription,
  concurrency,
  retryMilliseconds,
  signal,
  logger,
}: {
  subscription: Subscription;
  /** Aggregates handled at a time after a batch failed. */
  concurrency: number;
  retryMilliseconds: number;
  signal: AbortSignal;
  logger: Logger;
}): Consumer => {
  const lanes = createLanes({ concurrency });
  const waiting: Waiting[] = [];
  /** Events by aggregate that are handed over one by one: later ones of the same must come behind them. */
  const troubled = new Map<string, number>();
  /** Aggregates of the batches being handled. */
  const busy = new Set<string>();
  let batches = 0;
  const atOnceMax = subscription.inTurn ? 1 : batchesMax;
  let advancing: Promise<void> | undefined;
  const idlers: (() => void)[] = [];

  const alone = ({ envelope, resolve }: Waiting, failed?: unknown): void => {
    const { subject } = envelope;
    troubled.set(subject, (troubled.get(subject) ?? 0) + 1);
    void lanes
      .run(subject, () => deliver({ subscription, envelope, failed, retryMilliseconds, signal, logger }))
      .then((delivered) => {
        const left = (troubled.get(subject) ?? 1) - 1;
        if (left === 0) troubled.delete(subject);
        else troubled.set(subject, left);
        resolve(delivered);
      });
  };

  /** The next events whose aggregates nobody works at, in their order. */
  const next = (): Waiting[] => {
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    const passed = new Set<string>();
    for (const one of waiting.splice(0)) {
      const { subject } = one.envelope;
      if (troubled.has(subject)) alone(one);
      else if (batch.length < batchMax && !busy.has(subject) && !passed.has(subject)) batch.push(one);
      else {
        passed.add(subject);
        rest.push(one);
      }
    }
    waiting.push(...rest);
    return batch;
  };

  const handle = async (batch: readonly Waiting[]): Promise<void> => {
    if (signal.aborted) {
      for (const { resolve } of batch) resolve('left');
      return;
    }
    try {
      await subscription.handle(batch.map(({ envelope }) => envelope));
      for (const { resolve } of batch) resolve('done');
    } catch (error) {
      logger.debug({ durable: subscription.durable, error: String(error) }, 'a batch failed');
      // Of several it is not known which one failed: each is tried by itself.
      const failed = batch.length === 1 ? error : new Error(`with others: ${String(error)}`);
      for (const one of batch) alone(one, failed);
    }
  };

  const advance = (): void => {
    while (batches < atOnceMax) {
      const batch = next();
      if (batch.length === 0) break;
      const subjects = new Set(batch.map(({ envelope }) => envelope.subject));
      for (const subject of subjects) busy.add(subject);
      batches += 1;
      void handle(batch).finally(() => {
        for (const subject of subjects) busy.delete(subject);
        batches -= 1;
        advance();
      });
    }
    if (batches === 0) for (const resolve of idlers.splice(0)) resolve();
  };

  return {
    take: (envelope) =>
      new Promise((resolve) => {
        waiting.push({ envelope, resolve });
        // What is given in one go is handed over in one batch.
        advancing ??= Promise.resolve().then(() => {
          advancing = undefined;
          advance();
        });
      }),
    idle: async () => {
      await advancing;
      if (batches > 0) await new Promise<void>((resolve) => idlers.push(resolve));
      await lanes.idle();
    },
  };
};
