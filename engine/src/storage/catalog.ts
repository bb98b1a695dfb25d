/** Which collections and indexes exist. Values are immutable: a change makes a new collection object. */

import { Binary, type Doc, decode, encode, type Value } from '../bson';
import { mongoError } from '../errors';

export type IndexField = Readonly<{ path: string; direction: 1 | -1 }>;

/** One index of a collection. */
export type Index = Readonly<{
  id: number;
  name: string;
  keyPattern: Doc;
  fields: readonly IndexField[];
  unique: boolean;
  sparse: boolean;
  hidden: boolean;
  /** The client asked for a build in the background, as all builds are: kept to be shown. */
  background: boolean;
  /** Lifetime of documents by the date in the first field. */
  expireAfterSeconds: number | undefined;
  partialFilter: Doc | undefined;
  /** Shown with the definition; entries are in the order of code points all the same. */
  collation: Doc | undefined;
  /** Some document has several keys here: an index range is then no proof about one value. */
  multikey: boolean;
  /** Some key was cut at its length limit: the order of entries is then no order of values. */
  inexact: boolean;
  /** Writers keep it up to date but readers must not use it yet. */
  building: boolean;
}>;

/** One collection. The `_id` index is implied: documents are stored by their `_id`. */
export type Collection = Readonly<{
  id: number;
  namespace: string;
  database: string;
  name: string;
  uuid: Buffer;
  options: Doc;
  indexes: readonly Index[];
  /** Grows with every change of the definition, not with multikey marks. */
  version: number;
}>;

/** The collections by namespace, as of one moment. */
export type CatalogView = ReadonlyMap<string, Collection>;

/** Changes to the catalog, within a write. */
export interface CatalogEditor {
  readonly view: CatalogView;
  /** A number no collection or index had before. */
  newId(): number;
  set(collection: Collection): void;
  delete(namespace: string): void;
}

/** Splits `database.collection`; refuses names MongoDB refuses (73). */
export const splitNamespace = (namespace: string): { database: string; name: string } => {
  const dot = namespace.indexOf('.');
  return { database: namespace.slice(0, dot), name: namespace.slice(dot + 1) };
};

/** Refuses names that cannot be collections (73), and what is no name (2). */
export const checkedNamespace = (database: string, name: unknown): string => {
  const namespace = `${database}.${String(name)}`;
  const refuse = (why: string): never => {
    throw mongoError(73, `Invalid namespace specified '${namespace}'${why}`);
  };
  if (typeof name !== 'string') throw mongoError(2, 'collection name has invalid type');
  if (database.length === 0 || database.length > 63 || /[/\\. "$*<>:|?\0]/.test(database))
    refuse(': the database name is invalid');
  if (name.length === 0 || name.includes('\0') || name.startsWith('.') || name.endsWith('.')) refuse('');
  if (name.includes('$')) refuse(": '$' is reserved");
  if (Buffer.byteLength(namespace) > 255) refuse(': it is longer than 255 bytes');
  return namespace;
};

const indexDoc = (index: Index): Doc =>
  new Map<string, Value>([
    ['id', index.id],
    ['name', index.name],
    ['key', index.keyPattern],
    ['unique', index.unique],
    ['sparse', index.sparse],
    ['hidden', index.hidden],
    ['background', index.background],
    ['expireAfterSeconds', index.expireAfterSeconds ?? null],
    ['partialFilter', index.partialFilter ?? null],
    ['collation', index.collation ?? null],
    ['multikey', index.multikey],
    ['inexact', index.inexact],
    ['building', index.building],
  ]);

/** The fields of a key pattern; directions were checked when the index was made. */
export const indexFields = (keyPattern: Doc): IndexField[] =>
  [...keyPattern].map(([path, direction]) => ({ path, direction: isDescending(direction) ? -1 : 1 }));

const isDescending = (direction: Value): boolean =>
  typeof direction === 'object' && direction !== null && 'value' in direction
    ? Number(direction.value) < 0
    : Number(direction) < 0;

const indexFrom = (stored: Doc): Index => {
  const keyPattern = stored.get('key') as Doc;
  const seconds = stored.get('expireAfterSeconds');
  const partial = stored.get('partialFilter');
  const collation = stored.get('collation');
  return {
    id: Number(stored.get('id')),
    name: String(stored.get('name')),
    keyPattern,
    fields: indexFields(keyPattern),
    unique: stored.get('unique') === true,
    sparse: stored.get('sparse') === true,
    hidden: stored.get('hidden') === true,
    background: stored.get('background') === true,
    expireAfterSeconds: typeof seconds === 'number' ? seconds : undefined,
    partialFilter: partial instanceof Map ? partial : undefined,
    collation: collation instanceof Map ? collation : undefined,
    multikey: stored.get('multikey') === true,
    inexact: stored.get('inexact') === true,
    building: stored.get('building') === true,
  };
};

export const encodeCollection = (collection: Collection): Buffer =>
  encode(
    new Map<string, Value>([
      ['ns', collection.namespace],
      ['id', collection.id],
      ['uuid', new Binary(collection.uuid, 4)],
      ['options', collection.options],
      ['indexes', collection.indexes.map(indexDoc)],
      ['version', collection.version],
    ]),
  );

export const decodeCollection = (bytes: Buffer): Collection => {
  const stored = decode(bytes);
  const namespace = String(stored.get('ns'));
  return {
    id: Number(stored.get('id')),
    namespace,
    ...splitNamespace(namespace),
    uuid: (stored.get('uuid') as Binary).bytes,
    options: stored.get('options') as Doc,
    indexes: (stored.get('indexes') as Doc[]).map(indexFrom),
    version: Number(stored.get('version')),
  };
};

/** Index marks found while writing: which indexes now have several keys per document, or cut keys. */
export type IndexMark = Readonly<{ indexId: number; multikey: boolean; inexact: boolean }>;

/** The collection with the marks set; the same object when nothing is new. */
export const withMarks = (collection: Collection, marks: readonly IndexMark[]): Collection => {
  let changed = false;
  const indexes = collection.indexes.map((index) => {
    const mark = marks.find(({ indexId }) => indexId === index.id);
    if (!mark || ((!mark.multikey || index.multikey) && (!mark.inexact || index.inexact))) return index;
    changed = true;
    return { ...index, multikey: index.multikey || mark.multikey, inexact: index.inexact || mark.inexact };
  });
  return changed ? { ...collection, indexes } : collection;
};

/** The catalog with the marks that the same indexes have in a later one. */
export const withMarksOf = (catalog: CatalogView, later: CatalogView): CatalogView => {
  const marked = new Map(catalog);
  for (const [namespace, collection] of catalog) {
    const indexes = later.get(namespace)?.indexes ?? [];
    const marks = indexes.map(({ id, multikey, inexact }): IndexMark => ({ indexId: id, multikey, inexact }));
    marked.set(namespace, withMarks(collection, marks));
  }
  return marked;
};
