/** Small questions to a server, each in a collection of its own: what the documented cases are made of. */

import type { Db, Document } from 'mongodb';
import { exact } from '../exact';
import { type Answer, ask } from '../servers/subject';

/** An error code stands for the refusal that is expected instead of a result. */
export type Expected<T> = T | Readonly<{ code: number }>;

export const refused = (code: number): { code: number } => ({ code });

let made = 0;
const fresh = (): string => `c${process.pid}_${++made}`;

const filled = async (db: Db, documents: readonly Document[]): Promise<string> => {
  const name = fresh();
  if (documents.length > 0) {
    const inserted = await ask(db, { insert: name, documents });
    if (!inserted.ok) throw new Error(`the documents of the case were refused: ${exact(inserted.error)}`);
  }
  return name;
};

const documentsOf = (answer: Answer): string =>
  answer.ok ? exact(answer.reply.cursor.firstBatch) : exact({ code: answer.code });

const withId = (document: Document, at = 0): Document =>
  '_id' in document ? document : { _id: at, ...document };

/** Paths of a filter that an index can be made on. */
const paths = (filter: Document): string[] => Object.keys(filter).filter((name) => !name.startsWith('$'));

/** Whether the filter finds the document: by a scan, and again with an index on each path the filter names. */
export const finds = async (db: Db, filter: Document, document: Document): Promise<Expected<boolean>> => {
  const name = await filled(db, [withId(document)]);
  const count = async (): Promise<Expected<boolean>> => {
    const answer = await ask(db, { find: name, filter });
    return answer.ok ? answer.reply.cursor.firstBatch.length === 1 : refused(answer.code);
  };
  const scanned = await count();
  if (typeof scanned !== 'boolean') return scanned;
  for (const path of paths(filter)) {
    const built = await ask(db, { createIndexes: name, indexes: [{ key: { [path]: 1 }, name: path }] });
    if (built.ok && (await count()) !== scanned)
      throw new Error(`an index on ${path} changes the answer of ${exact(filter)} on ${exact(document)}`);
  }
  return scanned;
};

/** The document as a projection shows it, without `_id`. */
export const projected = async (
  db: Db,
  [document, projection, filter]: [Document, Document, Document?],
): Promise<string> => {
  const name = await filled(db, [withId(document)]);
  const answer = await ask(db, { find: name, filter: filter ?? {}, projection });
  if (!answer.ok) return exact(refused(answer.code));
  const [found] = answer.reply.cursor.firstBatch;
  const { _id, ...shown } = found;
  return exact(shown);
};

/** The values of field `a`, in the order of a sort on `sort`. */
export const sorted = async (db: Db, values: readonly Document[], sort: Document): Promise<string> => {
  const name = await filled(db, values.map(withId));
  const order = async (): Promise<string> => {
    const answer = await ask(db, { find: name, sort: { ...sort, _id: 1 }, projection: { _id: 1 } });
    return answer.ok
      ? exact(answer.reply.cursor.firstBatch.map((each: Document) => each._id))
      : exact(refused(answer.code));
  };
  const scanned = await order();
  const key = { ...sort, _id: 1 };
  const built = await ask(db, { createIndexes: name, indexes: [{ key, name: 'sort' }] });
  if (built.ok && (await order()) !== scanned)
    throw new Error(`an index changes the order ${exact(sort)} of ${exact(values)}`);
  return scanned;
};

export type UpdateOptions = Readonly<{
  filter?: Document;
  arrayFilters?: Document[];
  upsert?: boolean;
  multi?: boolean;
}>;

/** The document after an update, without `_id`. */
export const updated = async (
  db: Db,
  [document, update, options = {}]: [Document, Document | Document[], UpdateOptions?],
): Promise<string> => {
  const name = await filled(db, [withId(document)]);
  const { filter = { _id: 0 }, ...rest } = options;
  const answer = await ask(db, { update: name, updates: [{ q: filter, u: update, ...rest }] });
  if (!answer.ok) return exact(refused(answer.code));
  const found = await ask(db, { find: name });
  if (!found.ok) return exact(refused(found.code));
  const { _id, ...after } = found.reply.cursor.firstBatch[0];
  return exact(after);
};

/** The document an upsert inserts, without a generated `_id`. */
export const upserted = async (db: Db, filter: Document, update: Document | Document[]): Promise<string> => {
  const name = fresh();
  const answer = await ask(db, { update: name, updates: [{ q: filter, u: update, upsert: true }] });
  if (!answer.ok) return exact(refused(answer.code));
  const found = await ask(db, { find: name });
  if (!found.ok) return exact(refused(found.code));
  const [document] = found.reply.cursor.firstBatch;
  if (document._id?._bsontype === 'ObjectId') delete document._id;
  return exact(document);
};

/** What an expression gives for a document; `missing` when it gives no value. */
export const evaluated = async (db: Db, document: Document, expression: unknown): Promise<string> => {
  const name = await filled(db, [withId(document)]);
  const answer = await ask(db, {
    aggregate: name,
    pipeline: [{ $project: { _id: 0, r: expression } }],
    cursor: {},
  });
  if (!answer.ok) return exact(refused(answer.code));
  const [result] = answer.reply.cursor.firstBatch;
  return 'r' in result ? exact(result.r) : 'missing';
};

/** What a pipeline gives for documents. */
export const piped = async (
  db: Db,
  documents: readonly Document[],
  pipeline: readonly Document[],
): Promise<string> => {
  const name = await filled(db, documents.map(withId));
  return documentsOf(await ask(db, { aggregate: name, pipeline, cursor: {} }));
};

/** Runs commands on one collection, `COLL` standing for its name; the last answer counts. */
export const commanded = async (db: Db, commands: readonly Document[]): Promise<Answer> => {
  const name = fresh();
  let answer: Answer = { ok: true, reply: {} };
  for (const command of commands) {
    const [verb, target] = Object.entries(command)[0] ?? [];
    if (verb === undefined) throw new Error('a command needs a name');
    answer = await ask(db, target === 'COLL' ? { ...command, [verb]: name } : command);
  }
  return answer;
};
