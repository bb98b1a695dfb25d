import type { Envelope } from '@rayon/kernel';

/** The same events, those of one aggregate in the order of their sequence. */
export const inOrder = (envelopes: readonly Envelope[]): Envelope[] => {
  const bySubject = new Map<string, Envelope[]>();
  for (const envelope of envelopes) {
    const same = bySubject.get(envelope.subject);
    if (same) same.push(envelope);
    else bySubject.set(envelope.subject, [envelope]);
  }
  for (const same of bySubject.values()) same.sort((one, other) => other.sequence - one.sequence);
  return envelopes.map((envelope) => bySubject.get(envelope.subject)?.pop() ?? envelope);
};

/**
 * Events that wait to be published. When there is no more room an aggregate's events are left in the store, all later
 * ones too, until they were found there: otherwise they would be published out of their order.
 */
export const createRelayQueue = ({ waitingMax, batchMax }: { waitingMax: number; batchMax: number }) => {
  const known = new Set<string>();
  /** Aggregates of the batches on their way: a later batch must leave them alone or it might overtake. */
  const busy = new Set<string>();
  let queue: Envelope[] = [];
  let left = new Set<string>();
  let leftMeanwhile = new Set<string>();

  const leave = (subject: string): void => {
    left.add(subject);
    leftMeanwhile.add(subject);
  };

  return {
    size: () => queue.length,
    /** Whether events were left in the store. */
    hasLeft: () => left.size > 0,
    /** Adds events that were just committed. */
    add: (envelopes: readonly Envelope[]): void => {
      for (const envelope of envelopes) {
        if (known.has(envelope.id)) continue;
        if (queue.length >= waitingMax || left.has(envelope.subject)) {
          leave(envelope.subject);
          continue;
        }
        known.add(envelope.id);
        queue.push(envelope);
      }
    },
    /** Call before the store is asked for what waits there. */
    beforeSearch: (): void => {
      leftMeanwhile = new Set();
    },
    /** Adds what was found in the store at its place; `isAll` when nothing more was to be found. */
    addFound: (envelopes: readonly Envelope[], { isAll }: { isAll: boolean }): void => {
      if (isAll) left = leftMeanwhile;
      const full = new Set<string>();
      for (const envelope of envelopes) {
        if (known.has(envelope.id)) continue;
        if (queue.length >= waitingMax || full.has(envelope.subject)) {
          full.add(envelope.subject);
          leave(envelope.subject);
          continue;
        }
        known.add(envelope.id);
        queue.push(envelope);
      }
      queue = inOrder(queue);
    },
    /** The next events whose aggregates are free, in their order, of so many aggregates at the most. */
    take: ({ aggregatesMax }: { aggregatesMax: number }): Envelope[] => {
      const batch: Envelope[] = [];
      const rest: Envelope[] = [];
      const passed = new Set<string>();
      const taken = new Set<string>();
      for (const envelope of queue) {
        const { subject } = envelope;
        const isFree = !busy.has(subject) && !passed.has(subject);
        if (isFree && batch.length < batchMax && (taken.has(subject) || taken.size < aggregatesMax)) {
          taken.add(subject);
          batch.push(envelope);
        } else {
          passed.add(subject);
          rest.push(envelope);
        }
      }
      queue = rest;
      for (const subject of taken) busy.add(subject);
      return batch;
    },
    /** The batch is no longer on its way. */
    release: (batch: readonly Envelope[]): void => {
      for (const { subject } of batch) busy.delete(subject);
    },
    putBack: (batch: readonly Envelope[]): void => {
      queue = [...batch, ...queue];
    },
    find: (id: string): Envelope | undefined => queue.find((waiting) => waiting.id === id),
    remove: (id: string): void => {
      queue = queue.filter((waiting) => waiting.id !== id);
      known.delete(id);
    },
    /** They were published. */
    done: (envelopes: readonly Envelope[]): void => {
      for (const { id } of envelopes) known.delete(id);
    },
  };
};
