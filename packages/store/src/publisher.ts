import type { Envelope } from '@rayon/kernel';

/** Carries away events that a commit made true. */
export type Publisher = Readonly<{
  /** Takes committed events over, those of one aggregate in their order; whoever commits does not wait. */
  publish: (envelopes: readonly Envelope[]) => void;
  /** Whether the broker has the event, so that its row may forget it. */
  isPublished: (envelopeId: string) => boolean;
  /** Where events are found that a process committed and did not live to publish. */
  recoverFrom: (source: EventSource) => void;
}>;

/** A place of the store where committed events wait until they are published. */
export type EventSource = Readonly<{
  name: string;
  /** Events that have waited since before the moment, those of one aggregate in their order, at most `limit` places. */
  waiting: (since: Date, limit: number) => Promise<Envelope[]>;
  /** Lets what was published go from its places. */
  sweep: () => Promise<void>;
}>;
