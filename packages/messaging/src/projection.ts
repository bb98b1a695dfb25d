import { setTimeout as pause } from 'node:timers/promises';
import type { Envelope, EventContract } from '@rayon/kernel';
import {
  type Connection,
  fromDocument,
  type Index,
  keptAsLongAs,
  openRows,
  type RowShape,
  type Rows,
  type Table,
  table,
} from '@rayon/store';
import { applySteps } from './apply-steps';
import type { Consumers } from './consumers';
import { type Freshness, type FreshnessTrack, trackFreshness } from './freshness';
import { openNextCollection } from './next-collection';
import { openHold } from './projection-hold';
import type { Step } from './step';

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

/** The member that tells when a row last changed, by the clock of whoever changed it. */
const followedAt = 'followedAt';

/** Clocks of two machines differ by less, and a batch takes less to be written. */
const lookBackMilliseconds = 120_000;

/** Declares a projection. */
export const projection = <Row extends object>(
  name: string,
  declared: {
    key: keyof Row & string;
    row: RowShape<Row>;
    indexes?: readonly Index[];
    /** Whether processes that hold rows in memory ask what changed. */
    heldInMemory?: true;
    follows: readonly Follows<Row>[];
  },
): Projection<Row> => {
  const { key, row, follows, heldInMemory } = declared;
  const indexes = [
    ...(declared.indexes ?? []),
    ...(heldInMemory ? [{ on: { [followedAt]: 1 } } as const] : []),
  ];
  return {
    name,
    table: table(name, { key, row, retention: keptAsLongAs('its owner has what it copies'), indexes }),
    follows,
  };
};

/** A running projection. */
export type Projected<Row extends object> = Readonly<{
  rows: Pick<Rows<Row>, 'find' | 'findAll' | 'findOne' | 'findMany' | 'stream' | 'count'>;
  /** Rows that changed since then, and some that changed shortly before; the projection is one of `heldInMemory`. */
  changedSince: (at: Date) => AsyncIterable<Row>;
  /** Called when this process made the rows anew, before `rebuild` resolves: what it holds of them is to be read again. */
  onRebuilt: (reread: () => Promise<void>) => void;
  /**
   * Whether every key is known. One whose event may be on its way is waited for, two seconds at the most: who asks right
   * after another service made it must not be refused for it.
   */
  allKnown: (keys: readonly string[]) => Promise<boolean>;
  freshness: () => Freshness;
  /**
   * Makes the rows anew from the history that publishers replay. Readers see the old rows until the new ones take
   * their place; what happens meanwhile is followed too. Rejects, with the old rows as they were, when a publisher
   * cannot replay a contract or does not answer, or when `signal` is aborted.
   */
  rebuild: (signal?: AbortSignal) => Promise<Rebuilt>;
}>;

/** What making rows anew came to: the rows there are then, and how many events of the history made them. */
export type Rebuilt = Readonly<{ rows: number; events: number }>;

const wait = { millisecondsMax: 2_000, stepMilliseconds: 50 } as const;

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
    freshness: shared,
    silenceMillisecondsMax,
  }: {
    connection: Connection;
    consumers: Consumers;
    service: string;
    /** Shared by projections that are used together; one of its own unless given. */
    freshness?: FreshnessTrack;
    /** Longest silence of a publisher while the rows are made anew; a minute unless given. */
    silenceMillisecondsMax?: number;
  },
): Projected<Row> => {
  const rows = openRows(connection, declared);
  const freshness = shared ?? trackFreshness(async () => (await rows.findMany({}, { limit: 1 })).length > 0);
  const bySubject = new Map(follows.map((followed) => [followed.contract.subject, followed.steps]));
  const rereads: (() => Promise<void>)[] = [];
  let working: Promise<unknown> = Promise.resolve();
  const hold = openHold(connection, name);
  /** One after another, so that new rows never change while they take their place. */
  const exclusively = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const worked = working.then(work);
    working = worked.catch(() => undefined);
    return worked;
  };
  const stepsOf = (envelopes: readonly Envelope[]) =>
    envelopes.flatMap((envelope) => bySubject.get(envelope.type)?.(envelope) ?? []);

  for (const { contract } of follows)
    consumers.onMany(contract, `${service}-on-${name}`, async (envelopes) => {
      await applySteps(connection, declared, { steps: stepsOf(envelopes), mayFollow: hold.isFree });
      for (const { time } of envelopes) freshness.note(new Date(time));
    });

  const rebuild = async (signal?: AbortSignal): Promise<Rebuilt> => {
    const next = await openNextCollection(connection, declared);
    let target = next.table;
    const replay = await consumers.replay({
      service,
      contracts: follows.map(({ contract }) => contract),
      take: (envelopes) => exclusively(() => applySteps(connection, target, { steps: stepsOf(envelopes) })),
      signal,
      ...(silenceMillisecondsMax === undefined ? {} : { silenceMillisecondsMax }),
    });
    try {
      await replay.caughtUp({ history: true });
      await exclusively(async () => {
        // The usual consumer, in whatever process, must not go on before what only the old rows had is there.
        await hold.begin();
        await next.takePlace();
        target = declared;
      });
      await replay.caughtUp({ history: false });
      for (const reread of rereads) await reread();
      return { rows: await rows.count({}), events: replay.told() };
    } finally {
      await replay.stop();
      await hold.end();
      if (target !== declared) await next.drop();
    }
  };
  let rebuilding: Promise<Rebuilt> | undefined;

  return {
    rows,
    changedSince: async function* changedSince(at) {
      const since = new Date(at.getTime() - lookBackMilliseconds);
      const changed = connection.collection<{ _id: string }>(declared.collection);
      for await (const document of changed.find({ [followedAt]: { $gt: since } }))
        yield fromDocument(declared, document);
    },
    onRebuilt: (reread) => void rereads.push(reread),
    freshness: freshness.now,
    rebuild: (signal) => {
      rebuilding ??= rebuild(signal).finally(() => {
        rebuilding = undefined;
      });
      return rebuilding;
    },
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
