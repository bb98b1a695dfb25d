import type { Envelope } from '@rayon/kernel';

/** What a durable consumer is: messages it missed while it was away reach it when it is back. */
export type Subscription = Readonly<{
  /** Name of the consumer, unique and lasting: `<service>-on-<what>`. */
  durable: string;
  /** Exact subjects (no wildcards). */
  subjects: readonly string[];
  /** The consumer is over when it stops: what it misses afterwards is kept for nobody. */
  temporary?: boolean;
  /** Also events of different aggregates are handled in the order they come, one batch after another. */
  inTurn?: boolean;
  /**
   * Handles events that came together, those of one aggregate (`envelope.subject`) in their order. After a rejection
   * they come again one by one, each up to `triesMax` times in all with growing delay.
   */
  handle: (envelopes: readonly Envelope[]) => Promise<void>;
  /** Called with a message that is given up on, with the reason; it is not delivered again after this resolves. */
  park: (message: unknown, reason: string) => Promise<void>;
}>;

/** Something that can be stopped; resolves when nothing of it runs any more. */
export type Stoppable = Readonly<{ stop: () => Promise<void> }>;

/**
 * The port every broker adapter implements: at least once, in order per aggregate. A broker, never a
 * store: `publish` resolves when the broker has the events (in process: when every consumer is done with
 * them), and whoever publishes keeps them in its outbox until then.
 */
export type EventBus = Readonly<{
  publish: (envelopes: readonly Envelope[]) => Promise<void>;
  /** `publish` waits for consumers: each aggregate's events are better published by themselves. */
  waitsForConsumers?: true;
  subscribe: (subscription: Subscription) => Promise<Stoppable>;
  /** Sees events from now on, without acknowledgement or replay: for live pushes only. */
  tap: (subjects: readonly string[], see: (envelope: Envelope) => void) => Promise<Stoppable>;
  close: () => Promise<void>;
  /**
   * Names what the broker holds of one service's events; another answer than before means that it lost what
   * was not delivered yet, and the publisher must publish it again. Absent where nothing outlives a process.
   */
  epoch?: (service: string) => Promise<string>;
}>;

/** Deliveries of one message before it is parked. */
export const triesMax = 5;
