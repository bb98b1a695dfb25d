import type { Envelope } from '@rayon/kernel';
import type { ClientSession, Connection } from 'mongoose';
import { z } from 'zod';
import type { Aggregate } from './aggregate';
import { changesBetween } from './changes-between';
import type { CommandRecord } from './command-log';
import { readMillisecondsMax as maxTimeMS } from './connect-store';
import { BrokenRow } from './rows';

/** What a row carries beside itself. */
export type Meta = Readonly<{
  /** Rises with each change; 0 for a row that was written before rows had one. */
  version: number;
  /** Sequence of the newest event about the row. */
  sequence: number;
  /** The latest commands, oldest first. */
  commands: readonly CommandRecord[];
  /** Earlier commands went to the command log. */
  archived?: boolean;
  unpublished: readonly Envelope[];
  /** Marks of the latest changes, oldest first: by them a batch of updates tells which of them took effect. */
  writes?: readonly string[];
  /** Since when the oldest unpublished event waits, in steps of ten seconds: an index entry that moved with every change would cost every change. */
  since?: Date;
  /** Ends of the parts that hold the older elements of the list that grows. */
  parts?: readonly number[];
}>;

/** A row in memory, with the form it is stored in: the whole list, and what it carries. */
export type Held<Row> = Readonly<{
  row: Row;
  stored: Record<string, unknown>;
  meta: Meta;
  /** Made up because there was none, and not written yet. */
  isNew?: true;
}>;

type Document = Record<string, unknown> & { _id: string };
type Part = { _id: string; elements: unknown[]; at?: Date };

const metaShape: z.ZodType<Meta> = z.object({
  version: z.int(),
  sequence: z.int(),
  commands: z.array(z.custom<CommandRecord>()),
  archived: z.boolean().optional(),
  unpublished: z.array(z.custom<Envelope>()),
  writes: z.array(z.string()).optional(),
  since: z.date().optional(),
  parts: z.array(z.int()).optional(),
});

/** Elements of the growing list that stay in the row at the most. */
const newestMax = 8;

/** A row that nothing was ever written of. */
export const newMeta: Meta = { version: 0, sequence: 0, commands: [], unpublished: [] };

/**
 * Rows of earlier versions numbered their events themselves, each table under a name of its own, and all their commands
 * are in the log.
 */
const metaBefore = ({
  eventsPublished,
  eventSequence,
  lastSequence,
  published,
  revision,
  sequence,
  version,
}: Record<string, unknown>): Meta => ({
  ...newMeta,
  archived: true,
  sequence: Number(
    eventsPublished ?? eventSequence ?? lastSequence ?? published ?? revision ?? sequence ?? version ?? 0,
  ),
});

const partKeys = (key: string, ends: readonly number[]): string[] =>
  ends.map((end, index) => `${key}/${index === 0 ? 0 : ends[index - 1]}-${end}`);

/**
 * Reads and writes the documents of an aggregate: the row in its stored form, `meta` beside it, older elements in parts. A
 * row that is `remembered` at the version that was read needs none of its parts.
 */
export const openDocuments = <Row extends object>(
  connection: Connection,
  aggregate: Aggregate<Row>,
  remembered: (key: string) => Held<Row> | undefined,
) => {
  const { collection: name, key } = aggregate;
  const grows = aggregate.stored?.grows;
  const shape = aggregate.stored?.shape ?? aggregate.row;
  const collection = connection.collection<Document>(name);
  const parts = connection.collection<Part>(`${name}Parts`);

  const check = (document: Record<string, unknown>, id: string): Record<string, unknown> => {
    const read = shape.safeParse(document);
    if (!read.success) throw new BrokenRow(`${name}/${id}: ${z.prettifyError(read.error)}`);
    return read.data as Record<string, unknown>;
  };

  const toStored = (row: Row): Record<string, unknown> =>
    aggregate.stored ? aggregate.stored.toStored(row) : (row as Record<string, unknown>);

  const held = (
    { _id, meta: carried, ...facts }: Document,
    older: ReadonlyMap<string, unknown[]>,
  ): Held<Row> => {
    const meta = carried === undefined ? metaBefore(facts) : metaShape.parse(carried);
    const before = partKeys(_id, meta.parts ?? []).flatMap((id) => {
      const elements = older.get(id);
      if (!elements) throw new BrokenRow(`${name}Parts/${id} is missing`);
      return elements;
    });
    const whole =
      grows === undefined || before.length === 0
        ? facts
        : { ...facts, [grows]: [...before, ...(facts[grows] as unknown[])] };
    const stored = check({ ...whole, [key]: _id }, _id);
    const row = aggregate.stored ? aggregate.stored.fromStored(stored) : (stored as Row);
    return { row, stored: toStored(row), meta };
  };

  /** The row as it is remembered, when that is the one that was read. */
  const knownAs = ({ _id, meta }: Document): Held<Row> | undefined => {
    const known = remembered(_id);
    const version = (meta as Meta | undefined)?.version ?? 0;
    return known && version > 0 && known.meta.version === version ? known : undefined;
  };

  /** The documents with the parts they name, read together. */
  const withParts = async (documents: readonly Document[], session?: ClientSession): Promise<Held<Row>[]> => {
    const known = new Map(documents.map((document) => [document._id, knownAs(document)]));
    const keys = documents.flatMap(({ _id, meta }) =>
      known.get(_id) ? [] : partKeys(_id, (meta as Meta | undefined)?.parts ?? []),
    );
    const found =
      keys.length === 0 ? [] : await parts.find({ _id: { $in: keys } }, { session, maxTimeMS }).toArray();
    const older = new Map(found.map(({ _id, elements }) => [_id, elements]));
    return documents.map((document) => known.get(document._id) ?? held(document, older));
  };

  /** The members of the document by path: what the row keeps of the growing list, and `meta` member by member. */
  const flat = (stored: Record<string, unknown>, meta: Meta): Record<string, unknown> => {
    const { [key]: _key, ...facts } = stored;
    const kept = (meta.parts ?? []).at(-1) ?? 0;
    const list = grows === undefined ? {} : { [grows]: (stored[grows] as unknown[]).slice(kept) };
    const carried = Object.entries(meta).map(([member, value]) => [`meta.${member}`, value]);
    return { ...facts, ...list, ...Object.fromEntries(carried) };
  };

  return {
    collection,
    toStored,
    findOne: async (query: object, session?: ClientSession): Promise<Held<Row> | undefined> => {
      const document = await collection.findOne(query, { session, maxTimeMS });
      return document ? (await withParts([document as Document], session))[0] : undefined;
    },
    findMany: async (
      query: object,
      { session, sort, limit }: { session?: ClientSession; sort?: Record<string, 1 | -1>; limit: number },
    ): Promise<Held<Row>[]> => {
      const found = collection.find(query, { session, maxTimeMS }).sort(sort ?? {});
      return withParts((await found.limit(limit).toArray()) as Document[], session);
    },
    /**
     * Reads a row others keep changing and raises its version by it: who would have written from memory must read first,
     * so that whoever took the turn can write.
     */
    takeTurn: async (id: string): Promise<Held<Row> | undefined> => {
      const document = await collection.findOneAndUpdate(
        { _id: id, 'meta.version': { $gt: 0 } },
        raiseVersion,
        { returnDocument: 'after' },
      );
      return document ? (await withParts([document as Document]))[0] : undefined;
    },
    /** The document of a row that is new. */
    document: ({ stored, meta }: Held<Row>): Document => {
      const { [key]: _id, ...facts } = stored;
      return { _id: String(_id), ...facts, meta };
    },
    /** The conditional update that turns one into the other. */
    update: (before: Held<Row>, after: Held<Row>) => ({
      filter: {
        _id: String(before.stored[key]),
        // A row of before rows had versions has none to compare: no value matches one that is absent.
        'meta.version': before.meta.version === 0 ? null : before.meta.version,
      },
      update: changesBetween(
        {
          ...flat(before.stored, before.meta),
          ...(before.meta.version === 0 ? unwritten(before.meta) : {}),
          // Written also when it stays: another process may have let go of the events it stood for.
          'meta.since': after.meta.since === undefined ? before.meta.since : undefined,
        },
        flat(after.stored, after.meta),
      ),
      mark: after.meta.writes?.at(-1) ?? '',
    }),
    /**
     * Where the list grew too long for the row: moves the elements that are stored in it to a part. They never change,
     * so that a part written in vain is only left over. What a transaction wrote before may never become true: its parts
     * belong to it. Gives the row as the next change must write it.
     */
    withOlderInParts: async (
      before: Held<Row>,
      next: Held<Row>,
      session?: ClientSession,
    ): Promise<Held<Row>> => {
      const ends = before.meta.parts;
      if (grows === undefined || before.isNew) return next;
      const [old, now] = [before.stored[grows], next.stored[grows]] as [unknown[], unknown[]];
      if (now.length < old.length)
        throw new RangeError(`${name}/${String(before.stored[key])}: ${grows} may only grow`);
      const kept = ends?.at(-1) ?? 0;
      if (now.length - kept <= newestMax || old.length === kept) return next;
      const moved = [...(ends ?? []), old.length];
      const id = partKeys(String(before.stored[key]), moved).at(-1) ?? '';
      await parts.updateOne(
        { _id: id },
        { $setOnInsert: { elements: old.slice(kept), at: new Date() } },
        { upsert: true, ignoreUndefined: true, session },
      );
      return { ...next, meta: { ...next.meta, parts: moved } };
    },
  };
};

const unwritten = (meta: Meta): Record<string, undefined> =>
  Object.fromEntries(Object.keys(meta).map((member) => [`meta.${member}`, undefined]));

const raiseVersion: Record<string, object> = { $inc: { 'meta.version': 1 } };
