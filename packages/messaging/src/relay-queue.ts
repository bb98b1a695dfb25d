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
  /** Events by aggregate, each aggregate's in their order. */
  const waiting = new Map<string, Envelope[]>();
  /** Aggregates that wait and are not busy. */
  const ready = new Set<string>();
  /** Aggregates of the batches on their way: a later batch must leave them alone or it might overtake. */
  const busy = new Set<string>();
  let size = 0;
  let left = new Set<string>();
  let leftMeanwhile = new Set<string>();

  const leave = (subject: string): void => {
    left.add(subject);
    leftMeanwhile.add(subject);
  };

  /** Changes what waits of one aggregate. */
  const wait = (subject: string, envelopes: Envelope[]): void => {
    size += envelopes.length - (waiting.get(subject)?.length ?? 0);
    if (envelopes.length === 0) waiting.delete(subject);
    else waiting.set(subject, envelopes);
    if (envelopes.length > 0 && !busy.has(subject)) ready.add(subject);
    else ready.delete(subject);
  };

  const waitingOf = (subject: string): Envelope[] => waiting.get(subject) ?? [];

  return {
    size: () => size,
    /** Whether events were left in the store. */
    hasLeft: () => left.size > 0,
    /** Adds events that were just committed. */
    add: (envelopes: readonly Envelope[]): void => {
      for (const envelope of envelopes) {
        const { id, subject } = envelope;
        if (known.has(id)) continue;
        if (size >= waitingMax || left.has(subject)) {
          leave(subject);
          continue;
        }
        known.add(id);
        wait(subject, [...waitingOf(subject), envelope]);
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
      const found = new Set<string>();
      for (const envelope of envelopes) {
        const { id, subject } = envelope;
        if (known.has(id)) continue;
        if (size >= waitingMax || full.has(subject)) {
          full.add(subject);
          leave(subject);
          continue;
        }
        known.add(id);
        wait(subject, [...waitingOf(subject), envelope]);
        found.add(subject);
      }
      for (const subject of found) wait(subject, inOrder(waitingOf(subject)));
    },
    /** The next events of aggregates that are free, of so many aggregates at the most. */
    take: ({ aggregatesMax }: { aggregatesMax: number }): Envelope[] => {
      const batch: Envelope[] = [];
      const taken: string[] = [];
      for (const subject of ready) {
        if (taken.length >= aggregatesMax || batch.length >= batchMax) break;
        const envelopes = waitingOf(subject);
        const room = batchMax - batch.length;
        batch.push(...envelopes.slice(0, room));
        taken.push(subject);
        busy.add(subject);
        wait(subject, envelopes.slice(room));
      }
      return batch;
    },
    /** The batch is no longer on its way. */
    release: (batch: readonly Envelope[]): void => {
      for (const { subject } of batch) {
        busy.delete(subject);
        if (waiting.has(subject)) ready.add(subject);
      }
    },
    putBack: (batch: readonly Envelope[]): void => {
      for (const envelope of [...batch].reverse())
        wait(envelope.subject, [envelope, ...waitingOf(envelope.subject)]);
    },
    find: (id: string): Envelope | undefined =>
      [...waiting.values()].flat().find((envelope) => envelope.id === id),
    /** Takes out one that waits and will never be published. */
    remove: ({ id, subject }: Envelope): void =>
      wait(
        subject,
        waitingOf(subject).filter((envelope) => envelope.id !== id),
      ),
    /** They need not be known any more. */
    done: (envelopes: readonly Envelope[]): void => {
      for (const { id } of envelopes) known.delete(id);
    },
  };
};
