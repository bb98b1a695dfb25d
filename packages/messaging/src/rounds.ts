import type { Envelope } from '@rayon/kernel';

/**
 * Events in rounds to be gone through one after another: in a round those of one kind take effect together, and no two
 * kinds are about one aggregate, so that all kinds of a round may take effect at once.
 */
export const roundsOf = <Kind>(
  received: readonly Readonly<{ kind: Kind; envelope: Envelope }>[],
): Map<Kind, Envelope[]>[] => {
  const rounds: Map<Kind, Envelope[]>[] = [];
  /** The round and the kind of the newest event of an aggregate. */
  const newest = new Map<string, { round: number; kind: Kind }>();
  for (const { kind, envelope } of received) {
    const before = newest.get(envelope.subject);
    const round = before ? before.round + (before.kind === kind ? 0 : 1) : 0;
    newest.set(envelope.subject, { round, kind });
    const kinds = rounds[round] ?? new Map<Kind, Envelope[]>();
    rounds[round] = kinds;
    const same = kinds.get(kind);
    if (same) same.push(envelope);
    else kinds.set(kind, [envelope]);
  }
  return rounds;
};
