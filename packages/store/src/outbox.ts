import type { Envelope } from '@rayon/kernel';
import type { ClientSession, Connection } from 'mongoose';
import { type OutboxRow, plumbingCollections } from './plumbing-models';

/** Where events wait between the commit that made them true and the courier. */
export type Outbox = Readonly<{
  /** Writes the events in the caller's transaction, in one round trip; none writes nothing. */
  append: (session: ClientSession, envelopes: readonly Envelope[]) => Promise<void>;
  /** Call after the commit: the relay looks at once instead of at its next poll. */
  kick: () => void;
}>;

const relays = new WeakMap<Connection, Set<() => void>>();

/** Lets a relay be kicked through its connection's outbox; gives the function that undoes it. */
export const onKick = (connection: Connection, look: () => void): (() => void) => {
  const known = relays.get(connection) ?? new Set();
  relays.set(connection, known.add(look));
  return () => known.delete(look);
};

const toRow = (envelope: Envelope): OutboxRow => ({
  _id: envelope.id,
  aggregate: envelope.subject,
  envelope,
  pending: envelope.id,
});

/** The outbox of a service's database. */
export const createOutbox = (connection: Connection): Outbox => {
  const { outbox } = plumbingCollections(connection);
  return {
    append: async (session, envelopes) => {
      if (envelopes.length === 0) return;
      // An optional member left undefined must stay absent, or the contract would refuse it as null.
      await outbox.insertMany(envelopes.map(toRow), { session, ignoreUndefined: true });
    },
    kick: () => {
      for (const look of relays.get(connection) ?? []) look();
    },
  };
};
