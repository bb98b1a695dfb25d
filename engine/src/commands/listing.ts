/** `listCollections` and `listDatabases`. */

import { Binary, type Doc, type Value } from '../bson';
import { ID_INDEX_SPEC } from '../index/definition';
import { compileFilter } from '../query';
import type { Reply } from '../wire/reply';
import { documents, firstBatch } from './batches';
import type { CommandTable } from './command';
import { document, flag, number, type Operation } from './operation';
import { isView } from './views';

const ok = (...fields: [string, Value][]): Doc => new Map<string, Value>([...fields, ['ok', 1]]);

const listCollections = (operation: Operation): Reply | Promise<Reply> => {
  const { body, database, catalog } = operation;
  const filter = compileFilter(document(body.get('filter'), 'filter'));
  const nameOnly = flag(body.get('nameOnly'));
  const cursor = document(body.get('cursor'), 'cursor');
  const found = [...catalog.values()]
    .filter((collection) => collection.database === database)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((collection): Doc => {
      const short: [string, Value][] = [
        ['name', collection.name],
        ['type', isView(collection) ? 'view' : 'collection'],
      ];
      if (nameOnly) return new Map(short);
      if (isView(collection))
        return new Map<string, Value>([
          ...short,
          ['options', collection.options],
          ['info', new Map<string, Value>([['readOnly', true]])],
        ]);
      return new Map<string, Value>([
        ...short,
        ['options', collection.options],
        [
          'info',
          new Map<string, Value>([
            ['readOnly', false],
            ['uuid', new Binary(collection.uuid, 4)],
          ]),
        ],
        ['idIndex', ID_INDEX_SPEC],
      ]);
    })
    .filter((each) => filter.matches(each));
  return firstBatch(operation, `${database}.$cmd.listCollections`, documents(found), {
    batchSize: number(cursor.get('batchSize'), 'batchSize', Number.POSITIVE_INFINITY),
  });
};

const listDatabases = ({ body, catalog, engine }: Operation): Reply => {
  const filter = compileFilter(document(body.get('filter'), 'filter'));
  const names = [...new Set([...catalog.values()].map(({ database }) => database))].sort();
  const bytes = engine.store.fileBytes;
  const found = names
    .map(
      (name): Doc =>
        new Map<string, Value>([
          ['name', name],
          ['sizeOnDisk', BigInt(bytes)],
          ['empty', false],
        ]),
    )
    .filter((each) => filter.matches(each));
  if (flag(body.get('nameOnly')))
    return ok(['databases', found.map((each) => new Map([['name', each.get('name') as Value]]))]);
  return ok(
    ['databases', found],
    ['totalSize', BigInt(bytes)],
    ['totalSizeMb', BigInt(Math.trunc(bytes / 1048576))],
  );
};

export const listingCommands: CommandTable = {
  listCollections: {
    run: listCollections,
    fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  },
  listDatabases: {
    run: listDatabases,
    adminOnly: true,
    fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  },
};
