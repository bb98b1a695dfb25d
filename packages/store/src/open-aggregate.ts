import { accepted, inputHash, rejected } from '@rayon/kernel';
import { LRUCache } from 'lru-cache';
import {
  type Aggregate,
  type Aggregates,
  type Cause,
  type Change,
  type ChangeOptions,
  type Decision,
  notFound,
  type Stored,
} from './aggregate';
import { type Held, newMeta, openDocuments } from './aggregate-document';
import { ChangedMeanwhile } from './changed-meanwhile';
import { type CommandRecord, commandKey, type Once, openCommandLog, repeated } from './command-log';
import type { Database, Transaction } from './database';
import { isDuplicateKey } from './duplicate-key';
import { type Filter, oneOf, toPath, toQuery } from './filters';
import { heldAfter } from './held-after';
import { createLanes } from './lanes';
import { unpublishedOf } from './unpublished';
import { writeTogether } from './write-together';

/** Rows this process just wrote, so that the next change need not read them; a stale one is noticed by its version. */
const rememberedMax = 5_000;
/** Commands a row remembers; the older half moves to the command log when there are more. */
const commandsMax = 32;
/** Another process may win again and again, but not this often in a row. */
const triesMax = 50;
/** Races lost until a change takes its turn: another process that writes from memory would win for ever. */
const lostMax = 2;
/** Rows read at a time where all of them are. */
const pageMax = 200;

/** Opens an aggregate of a service's database. */
export const openAggregate = <Row extends object>(
  database: Database,
  aggregate: Aggregate<Row>,
): Aggregates<Row> => {
  const { connection, publisher } = database;
  const remembered = new LRUCache<string, Held<Row>>({ max: rememberedMax });
  const documents = openDocuments(connection, aggregate, (key) => remembered.peek(key));
  const log = openCommandLog(database);
  const write = writeTogether(documents.collection);
  const lanes = createLanes();
  const unpublished = unpublishedOf(documents.collection, { name: aggregate.collection, publisher });
  if (!aggregate.silent) publisher.recoverFrom(unpublished);

  const fields = new Set(Object.keys((aggregate.stored?.shape ?? aggregate.row).shape));
  const query = (filter: Filter) => toQuery(filter, { key: aggregate.key, fields });
  const shown = ({ row, meta: { version } }: Held<Row>): Stored<Row> => ({ row, version });

  const after = (
    before: Held<Row>,
    change: Change<Row, unknown>,
    more: { cause: Cause; record?: CommandRecord | undefined },
  ): Held<Row> => {
    if (aggregate.silent && change.events?.length)
      throw new TypeError(`${aggregate.collection} is silent: its changes have no events`);
    const { isPublished } = publisher;
    return heldAfter(before, { change, stored: documents.toStored(change.row), isPublished, ...more });
  };

  /** What is remembered only ever spares a read, so that an older state would only cost the next change a try. */
  const remember = (held: Held<Row>): void => {
    const known = remembered.peek(keyOf(held));
    if (!known || known.meta.version < held.meta.version) remembered.set(keyOf(held), held);
  };

  const recordOf = (once: Once | undefined, answer: unknown): CommandRecord | undefined =>
    once && {
      id: commandKey(once),
      inputHash: inputHash(once.input),
      ...(answer === undefined ? {} : { answer }),
    };

  /** Makes room for one more command in a row that is full. */
  const withRoom = async (held: Held<Row>, at: Date): Promise<Held<Row>> => {
    const { commands } = held.meta;
    if (commands.length < commandsMax) return held;
    const kept = { ...held.meta, commands: commands.slice(commandsMax / 2) };
    if (aggregate.forgetful) return { ...held, meta: kept };
    const leaving = commands.slice(0, commandsMax / 2);
    await log.put(leaving.map((record) => ({ ...record, at })));
    return { ...held, meta: { ...kept, archived: true } };
  };

  const earlierRecord = async (
    held: Held<Row>,
    id: string,
  ): Promise<Parameters<typeof repeated>[0] | undefined> =>
    held.meta.commands.find((record) => record.id === id) ??
    (held.meta.archived && !aggregate.forgetful ? await log.find(id) : undefined);

  /** Writes one change; nothing when somebody else changed the row meanwhile. */
  const save = async (
    before: Held<Row>,
    change: Change<Row, unknown>,
    { cause, once }: Pick<ChangeOptions<Row>, 'cause' | 'once'>,
  ): Promise<Held<Row> | undefined> => {
    const room = once ? await withRoom(before, cause.at) : before;
    const record = recordOf(once, change.answer);
    const next = await documents.withOlderInParts(before, after(room, change, { cause, record }));
    if (before.isNew) {
      try {
        await documents.collection.insertOne(documents.document(next), { ignoreUndefined: true });
      } catch (error) {
        if (isDuplicateKey(error) && (await foundAgain(next))) return undefined;
        throw error;
      }
    } else if ((await write(documents.update(before, next))) === 'stale') return undefined;
    unpublished.wrote(keyOf(next), next.meta);
    // Those that still wait go first: another process may have written them and not published them yet.
    publisher.publish(next.meta.unpublished);
    return next;
  };

  /** A row that is there after all: what is done again begins with it. */
  const foundAgain = async (made: Held<Row>): Promise<boolean> => {
    const found = await documents.findOne({ _id: keyOf(made) });
    if (found) remember(found);
    return found !== undefined;
  };

  const keyOf = (held: Held<Row>): string => String(held.stored[aggregate.key]);

  const changes = (before: Held<Row>, { row, events = [] }: Change<Row, unknown>): boolean =>
    row !== before.row || events.length > 0 || before.isNew === true;

  const begin = async (
    key: string,
    { initial, isLikelyNew }: Pick<ChangeOptions<Row>, 'initial' | 'isLikelyNew'>,
    session?: Transaction['session'],
  ): Promise<Held<Row> | undefined> => {
    const found = isLikelyNew ? undefined : await documents.findOne({ _id: key }, session);
    if (found || !initial) return found;
    const row = initial();
    return { row, stored: documents.toStored(row), meta: newMeta, isNew: true };
  };

  const change = async <Answer, Rejection>(
    key: string,
    options: ChangeOptions<Row>,
    decide: (row: Row) => Decision<Row, Answer, Rejection>,
  ) => {
    const { once } = options;
    const id = once && commandKey(once);
    let lost = 0;
    for (let tries = 1; ; tries += 1) {
      const known = remembered.get(key);
      remembered.delete(key);
      const turn = !known && lost > lostMax ? await documents.takeTurn(key) : undefined;
      const { initial, isLikelyNew } = options;
      const before =
        known ?? turn ?? (await begin(key, { initial, isLikelyNew: isLikelyNew && tries === 1 }));
      if (!before) return notFound;
      const earlier = id === undefined ? undefined : await earlierRecord(before, id);
      if (earlier && once) {
        // The answer is the recorded one, the row is shown as it is now.
        if (known) continue;
        remembered.set(key, before);
        const again = repeated<Answer>(earlier, inputHash(once.input));
        return again.ok ? accepted({ ...shown(before), answer: again.value, repeated: true }) : again;
      }
      const decision = decide(before.row);
      const decided = decision.ok ? decision.value : decision.kept;
      const isWritten = decided && ((once && decision.ok) || changes(before, decided));
      // A remembered row only ever speeds an acceptance up: what it would refuse is decided again from the store.
      if (known && (!decision.ok || !isWritten)) continue;
      // A refusal is not recorded, also when something of it is kept: the id may be used again.
      const recorded = decision.ok ? options : { cause: options.cause };
      const next = decided && isWritten ? await save(before, decided, recorded) : before;
      if (!next) {
        lost += 1;
        if (tries >= triesMax) throw new ChangedMeanwhile(`${aggregate.collection}/${key} changes too often`);
        continue;
      }
      if (!next.isNew) remember(next);
      if (!decision.ok) return rejected(decision.rejection);
      return accepted({ ...shown(next), answer: decision.value.answer, repeated: false });
    }
  };

  /** Notes what an attempt wrote, for when it is committed. */
  const within = (transaction: Transaction, next: Held<Row>): void => {
    const known = new Set(transaction.events.map(({ id }) => id));
    transaction.events.push(...next.meta.unpublished.filter(({ id }) => !known.has(id)));
    transaction.afterwards.push(() => {
      remember(next);
      unpublished.wrote(keyOf(next), next.meta);
    });
  };

  /** Somebody else may have made the row since the transaction began: it runs again and finds it. */
  const insertWithin = async (next: Held<Row>, session: Transaction['session']): Promise<void> => {
    try {
      await documents.collection.insertOne(documents.document(next), { session, ignoreUndefined: true });
    } catch (error) {
      if (isDuplicateKey(error) && (await foundAgain(next)))
        throw new ChangedMeanwhile(`${aggregate.collection}/${keyOf(next)} was made under its transaction`);
      throw error;
    }
  };

  return {
    find: async (key, { session } = {}) => {
      const held = await documents.findOne({ _id: key }, session);
      if (held && !session) remember(held);
      return held && shown(held);
    },
    latest: async (key) => {
      const known = remembered.get(key) ?? (await documents.findOne({ _id: key }));
      if (known) remember(known);
      return known && shown(known);
    },
    findAll: async (keys) => {
      if (keys.length === 0) return [];
      const wanted = query({ [aggregate.key]: oneOf([...new Set(keys)]) });
      const found = await documents.findMany(wanted, { limit: keys.length });
      const byKey = new Map(found.map((held) => [keyOf(held), shown(held)]));
      return keys.map((key) => byKey.get(key));
    },
    findOne: async (filter, { session } = {}) => {
      const held = await documents.findOne(query(filter), session);
      if (held && !session) remember(held);
      return held && shown(held);
    },
    findMany: async (filter, { sort, ...options }) => {
      const order = Object.entries(sort ?? {}).map(([member, way]) => [
        toPath(member, { key: aggregate.key, fields }),
        way,
      ]);
      const found = await documents.findMany(query(filter), { ...options, sort: Object.fromEntries(order) });
      return found.map(shown);
    },
    stream: async function* stream() {
      for (let last = ''; ; ) {
        const page = await documents.findMany({ _id: { $gt: last } }, { sort: { _id: 1 }, limit: pageMax });
        for (const { row, meta } of page) yield { row, sequence: meta.sequence };
        const end = page.at(-1);
        if (!end || page.length < pageMax) return;
        last = keyOf(end);
      }
    },
    change: (key, options, decide) => lanes.run(key, () => change(key, options, decide)),
    insert: async (added, cause, { transaction, once } = {}) => {
      const before = { row: added.row, stored: documents.toStored(added.row), meta: newMeta };
      const next = after(before, added, { cause, record: recordOf(once, added.answer) });
      const session = transaction?.session;
      await documents.collection.insertOne(documents.document(next), { session, ignoreUndefined: true });
      if (transaction) within(transaction, next);
      else {
        remember(next);
        unpublished.wrote(keyOf(next), next.meta);
        publisher.publish(next.meta.unpublished);
      }
      return shown(next);
    },
    changeWithin: async (transaction, key, options, decide) => {
      const { session } = transaction;
      const known = remembered.get(key);
      // Until the commit nothing is to be known of the row: what is written may never become true.
      remembered.delete(key);
      let before = known ?? (await begin(key, options, session));
      if (!before) return notFound;
      let decision = decide(before.row, before.meta.version);
      if (known && !(decision.ok && changes(before, decision.value))) {
        before = await begin(key, { initial: options.initial }, session);
        if (!before) return notFound;
        decision = decide(before.row, before.meta.version);
      }
      if (!decision.ok) return rejected(decision.rejection);
      const { answer } = decision.value;
      if (!changes(before, decision.value)) return accepted({ ...shown(before), answer, repeated: false });
      const made = after(before, decision.value, { cause: options.cause });
      const next = await documents.withOlderInParts(before, made, session);
      if (before.isNew) await insertWithin(next, session);
      else {
        const { filter, update } = documents.update(before, next);
        const written = await documents.collection.updateOne(filter, update, {
          session,
          ignoreUndefined: true,
        });
        if (written.matchedCount !== 1)
          throw new ChangedMeanwhile(`${aggregate.collection}/${key} changed under its transaction`);
      }
      within(transaction, next);
      return accepted({ ...shown(next), answer, repeated: false });
    },
  };
};
