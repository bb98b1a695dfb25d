import { setTimeout as pause } from 'node:timers/promises';
import type { Envelope, EventContract } from '@rayon/kernel';
import {
  type Connection,
  fromDocument,
  type Index,
  isDuplicateKey,
  openRows,
  type RowShape,
  type Rows,
  type Table,
  table,
  toDocument,
} from '@rayon/store';
import type { Consumers } from './consumers';

/** What one event says about one row: which, at which place in its history, and what the row is then. */
export type Step<Row> = Readonly<{
  key: string;
  /** Rises with each event about the row; a step that is not above the row's own is one that was taken before. */
  sequence: number;
  evolve: (row: Row | undefined) => Row;
}>;

/** How the rows follow one contract. */
export type Follows<Row> = Readonly<{
  contract: EventContract<unknown>;
  steps: (envelope: Envelope<unknown>) => readonly Step<Row>[];
}>;

/** The steps of one contract's events. */
export const follow = <Data, Row>(
  contract: EventContract<Data>,
  steps: (envelope: Envelope<Data>) => readonly Step<Row>[],
): Follows<Row> => ({ contract, steps }) as unknown as Follows<Row>;

/** A copy of what others own, or a read model: rows that events evolve. */
export type Projection<Row extends object> = Readonly<{
  /** Name of the collection and, behind the service's, of the durable consumer. */
  name: string;
  table: Table<Row>;
  follows: readonly Follows<Row>[];
}>;

/** Declares a projection. */
export const projection = <Row extends object>(
  name: string,
  declared: {
    key: keyof Row & string;
    row: RowShape<Row>;
    indexes?: readonly Index[];
    follows: readonly Follows<Row>[];
  },
): Projection<Row> => {
  const { key, row, indexes = [], follows } = declared;
  return { name, table: table(name, { key, row, indexes }), follows };
};

/** A running projection. */
export type Projected<Row extends object> = Readonly<{
  rows: Pick<Rows<Row>, 'find' | 'findAll' | 'findOne' | 'findMany' | 'count'>;
  /**
   * Whether every key is known. One whose event may be on its way is waited for, two seconds at the most: who asks right
   * after another service made it must not be refused for it.
   */
  allKnown: (keys: readonly string[]) => Promise<boolean>;
}>;

const wait = { millisecondsMax: 2_000, stepMilliseconds: 50 } as const;

type Document = Record<string, unknown> & { _id: string };

/** The steps of a batch by row, in their order. */
const byRow = <Row>(steps: readonly Step<Row>[]): Map<string, Step<Row>[]> => {
  const rows = new Map<string, Step<Row>[]>();
  for (const step of steps) rows.set(step.key, [...(rows.get(step.key) ?? []), step]);
  return rows;
};

/**
 * Starts a projection: a batch of events costs one read and one write, whatever their number. A row notes the sequence
 * it followed up to, so that an event delivered twice or late changes nothing.
 */
export const startProjection = <Row extends object>(
  { name, table: declared, follows }: Projection<Row>,
  {
    connection,
    consumers,
    service,
    noted,
  }: {
    connection: Connection;
    consumers: Consumers;
    service: string;
    /** Told when an event took effect, with the moment it happened. */
    noted?: (happenedAt: Date) => void;
  },
): Projected<Row> => {
  const rows = openRows(connection, declared);
  const collection = connection.collection<Document>(declared.collection);

  const apply = async (steps: readonly Step<Row>[]): Promise<void> => {
    const wanted = byRow(steps);
    const ids = [...wanted.keys()];
    const found = await collection.find({ _id: { $in: ids } }).toArray();
    const documents = new Map(found.map((document) => [document._id, document as Document]));
    const writes = ids.flatMap((id) => {
      const document = documents.get(id);
      const before = Number(document?.followed ?? -1);
      let row = document && fromDocument(declared, document);
      let followed = before;
      for (const { sequence, evolve } of wanted.get(id) ?? []) {
        if (sequence <= followed) continue;
        row = evolve(row);
        followed = sequence;
      }
      if (!row || followed === before) return [];
      const { _id, ...facts } = toDocument(declared, row);
      const replacement = { ...facts, followed };
      const filter = document ? { _id: id, followed: document.followed ?? null } : { _id: id, followed: -1 };
      return [{ replaceOne: { filter, replacement, upsert: !document } }];
    });
    if (writes.length === 0) return;
    const { matchedCount, upsertedCount } = await collection.bulkWrite(writes, {
      ordered: false,
      ignoreUndefined: true,
    });
    // Another process followed the same row meanwhile: what it had is passed over, the rest is done on top.
    if (matchedCount + upsertedCount < writes.length) await apply(steps);
  };

  for (const { contract, steps } of follows)
    consumers.onMany(contract, `${service}-on-${name}`, async (envelopes) => {
      for (;;) {
        try {
          await apply(envelopes.flatMap(steps));
          break;
        } catch (error) {
          // Two processes wrote the first row of a key at once: it is there now.
          if (!isDuplicateKey(error)) throw error;
        }
      }
      for (const { time } of envelopes) noted?.(new Date(time));
    });

  return {
    rows,
    allKnown: async (keys) => {
      const ids = [...new Set(keys)];
      for (let waited = 0; ; waited += wait.stepMilliseconds) {
        const found = (await rows.findAll(ids)).every((row) => row !== undefined);
        if (found) return true;
        if (waited >= wait.millisecondsMax) return false;
        await pause(wait.stepMilliseconds);
      }
    },
  };
};
