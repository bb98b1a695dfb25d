/** `validate`: reads everything of a collection and says what does not fit together. */

import { type Doc, decode, type Value, whole } from '../bson';
import { mongoError } from '../errors';
import { entriesOf, entryId, entryKey } from '../index/entries';
import type { Collection, Index } from '../storage/catalog';
import { after, documentKey, idKey, KIND, PREFIX_BYTES, prefix } from '../storage/keys';
import type { Reader } from '../storage/reader';
import type { Reply } from '../wire/reply';
import type { CommandTable } from './command';
import type { Operation } from './operation';

const doc = (fields: [string, Value][]): Doc => new Map(fields);

/** Reads every document and every entry and checks that each finds the other. */
const validate = async (operation: Operation): Promise<Reply> => {
  const { namespace, collection, reader, body } = operation;
  if (body.get('repair') === true) throw mongoError(238, 'validate: repair is not supported by this server');
  if (!collection) throw mongoError(26, `Collection '${namespace}' does not exist to validate.`);
  const errors: string[] = [];
  const expected = new Map<Index, number>(collection.indexes.map((index) => [index, 0]));
  const start = prefix(KIND.document, collection.id);
  let records = 0;
  for (const { key, value } of reader.range({ start, end: after(start) })) {
    records += 1;
    checkDocument(reader, collection, key.subarray(PREFIX_BYTES), value, { errors, expected });
    if (operation.slice.over) await operation.slice.rest();
  }
  const keys: [string, Value][] = [['_id_', whole(records)]];
  for (const index of collection.indexes) {
    const entries = await checkEntries(operation, collection, index, errors);
    if (!index.building && entries !== expected.get(index))
      errors.push(`index ${index.name} has ${entries} entries, its documents have ${expected.get(index)}`);
    keys.push([index.name, whole(entries)]);
  }
  return doc([
    ['ns', namespace],
    ['nInvalidDocuments', 0],
    ['nrecords', whole(records)],
    ['nIndexes', collection.indexes.length + 1],
    ['keysPerIndex', doc(keys)],
    ['valid', errors.length === 0],
    ['repaired', false],
    ['warnings', []],
    ['errors', errors],
    ['ok', 1],
  ]);
};

type Findings = { errors: string[]; expected: Map<Index, number> };

const checkDocument = (
  reader: Reader,
  collection: Collection,
  id: Buffer,
  bytes: Buffer,
  { errors, expected }: Findings,
): void => {
  const complain = (what: string): void => {
    if (errors.length < 100) errors.push(`document ${id.toString('hex')}: ${what}`);
  };
  try {
    const document = decode(bytes);
    if (!idKey(document.get('_id') ?? null).equals(id)) complain('is stored under another _id');
    for (const index of collection.indexes) {
      const { keys } = entriesOf(index, document);
      expected.set(index, (expected.get(index) ?? 0) + keys.length);
      for (const key of keys)
        if (!index.building && !reader.get(entryKey(index, key, id)))
          complain(`has no entry in ${index.name}`);
    }
  } catch (error) {
    complain(String(error));
  }
};

const checkEntries = async (
  operation: Operation,
  collection: Collection,
  index: Index,
  errors: string[],
): Promise<number> => {
  const { reader } = operation;
  const start = prefix(KIND.index, index.id);
  let entries = 0;
  for (const { key, value } of reader.range({ start, end: after(start) })) {
    entries += 1;
    if (!reader.get(documentKey(collection.id, entryId(index, key, value))) && errors.length < 100)
      errors.push(`index ${index.name}: an entry leads to no document`);
    if (operation.slice.over) await operation.slice.rest();
  }
  return entries;
};

export const validateCommands: CommandTable = {
  validate: { run: validate, fields: ['full', 'repair', 'metadata', 'checkBSONConformance'] },
};
