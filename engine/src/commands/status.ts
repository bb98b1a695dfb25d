/** Numbers about the server, a database or a collection; checking what is stored; a copy while running. */

import { hostname } from 'node:os';
import { type Doc, type Value, whole } from '../bson';
import { mongoError } from '../errors';
import type { Collection } from '../storage/catalog';
import { after, KIND, prefix } from '../storage/keys';
import type { Reply } from '../wire/reply';
import type { CommandTable } from './command';
import { SERVER_VERSION } from './handshake';
import { number, type Operation, text } from './operation';
import { isView } from './views';

const doc = (fields: [string, Value][]): Doc => new Map(fields);

const serverStatus = ({ engine }: Operation): Reply => {
  const memory = process.memoryUsage();
  const cpu = process.cpuUsage();
  const uptime = Math.floor((Date.now() - engine.startedAt) / 1000);
  const calls = (name: string): bigint => BigInt(engine.counters.calls.get(name) ?? 0);
  return doc([
    ['host', `${hostname()}:${engine.port}`],
    ['version', SERVER_VERSION],
    ['process', 'rayon-embedded-mongo'],
    ['pid', BigInt(process.pid)],
    ['uptime', uptime],
    ['uptimeMillis', BigInt(Date.now() - engine.startedAt)],
    ['localTime', new Date()],
    [
      'connections',
      doc([
        ['current', engine.connections],
        ['available', 2000 - engine.connections],
      ]),
    ],
    [
      'opcounters',
      doc([
        ['insert', calls('insert')],
        ['query', calls('find')],
        ['update', calls('update')],
        ['delete', calls('delete')],
        ['getmore', calls('getMore')],
        ['command', [...engine.counters.calls.values()].reduce((sum, count) => sum + BigInt(count), 0n)],
      ]),
    ],
    [
      'metrics',
      doc([
        [
          'commands',
          doc([...engine.counters.calls].map(([name, count]) => [name, doc([['total', whole(count)]])])),
        ],
        ['cursor', doc([['open', doc([['total', engine.cursors.size]])]])],
      ]),
    ],
    ['transactions', doc([['currentOpen', engine.sessions.openTransactions]])],
    ['logicalSessionRecordCache', doc([['activeSessionsCount', engine.sessions.size]])],
    [
      'mem',
      doc([
        ['bits', 64],
        ['resident', Math.round(memory.rss / 1048576)],
        ['virtual', 0],
        ['heapUsed', Math.round(memory.heapUsed / 1048576)],
      ]),
    ],
    [
      'extra_info',
      doc([
        ['user_time_us', whole(cpu.user)],
        ['system_time_us', whole(cpu.system)],
      ]),
    ],
    [
      'storageEngine',
      doc([
        ['name', 'lmdb'],
        ['persistent', true],
        ['supportsCommittedReads', true],
      ]),
    ],
    [
      'repl',
      doc([
        ['setName', 'rayon'],
        ['isWritablePrimary', true],
      ]),
    ],
    ['ok', 1],
  ]);
};

type Sizes = { count: number; bytes: number };

/** Documents of a collection and their bytes, giving way to others while counting. */
const measure = async (operation: Operation, collection: Collection): Promise<Sizes> => {
  const { reader } = operation;
  const whole = prefix(KIND.document, collection.id);
  const sizes: Sizes = { count: 0, bytes: 0 };
  for (const { value } of reader.range({ start: whole, end: after(whole) })) {
    sizes.count += 1;
    sizes.bytes += value.length;
    if (sizes.count % 64 === 0 && operation.slice.over) await operation.slice.rest();
  }
  return sizes;
};

/** By what sizes are divided, 1 when missing. Refuses less than 1 (51024). */
export const scaleOf = (value: Value | undefined): number => {
  const scale = number(value, 'scale', 1);
  if (scale >= 1) return scale;
  throw mongoError(51024, `BSON field 'scale' value must be >= 1, actual value '${scale}'`);
};

/** The numbers of `collStats` and of the stage `$collStats`; zeros without a collection. */
export const collectionStats = async (
  operation: Operation,
  collection: Collection | undefined,
  scale: number,
): Promise<Doc> => {
  const { count, bytes } = collection ? await measure(operation, collection) : { count: 0, bytes: 0 };
  const size = whole(Math.floor(bytes / scale));
  if (!collection)
    return doc([
      ['size', size],
      ['count', count],
      ['numOrphanDocs', 0],
      ['storageSize', size],
      ['totalSize', size],
      ['nindexes', 0],
      ['totalIndexSize', 0],
      ['indexDetails', doc([])],
      ['indexSizes', doc([])],
      ['scaleFactor', scale],
    ]);
  return doc([
    ['size', size],
    ['count', whole(count)],
    ['avgObjSize', count === 0 ? 0 : Math.round(bytes / count)],
    ['storageSize', size],
    ['freeStorageSize', 0],
    ['capped', false],
    ['nindexes', collection.indexes.length + 1],
    ['indexBuilds', collection.indexes.filter(({ building }) => building).map(({ name }) => name)],
    ['indexDetails', doc([])],
    ['totalIndexSize', 0],
    ['indexSizes', doc([['_id_', 0], ...collection.indexes.map(({ name }): [string, Value] => [name, 0])])],
    ['totalSize', size],
    ['scaleFactor', scale],
  ]);
};

const collStats = async (operation: Operation): Promise<Reply> => {
  const { namespace, collection, body } = operation;
  const stats = await collectionStats(operation, collection, scaleOf(body.get('scale')));
  return doc([['ns', namespace], ...stats, ['ok', 1]]);
};

const dbStats = async (operation: Operation): Promise<Reply> => {
  const { database, catalog, engine, body } = operation;
  const scale = Math.max(1, number(body.get('scale'), 'scale', 1));
  const scaled = (bytes: number): Value => whole(Math.floor(bytes / scale));
  const own = [...catalog.values()].filter((collection) => collection.database === database);
  const total = { objects: 0, bytes: 0, indexes: 0 };
  for (const collection of own) {
    const { count, bytes } = await measure(operation, collection);
    total.objects += count;
    total.bytes += bytes;
    total.indexes += collection.indexes.length + 1;
  }
  return doc([
    ['db', database],
    ['collections', own.filter((each) => !isView(each)).length],
    ['views', own.filter(isView).length],
    ['objects', whole(total.objects)],
    ['avgObjSize', total.objects === 0 ? 0 : Math.round(total.bytes / total.objects)],
    ['dataSize', scaled(total.bytes)],
    ['storageSize', scaled(total.bytes)],
    ['indexes', total.indexes],
    ['indexSize', 0],
    ['totalSize', scaled(total.bytes)],
    ['fsUsedSize', scaled(engine.store.fileBytes)],
    ['scaleFactor', scale],
    ['ok', 1],
  ]);
};

const profile = ({ body }: Operation): Reply => {
  if (Number(body.get('profile')) > 0) throw mongoError(238, 'profiling is not supported by this server');
  return doc([
    ['was', 0],
    ['slowms', 100],
    ['sampleRate', 1],
    ['ok', 1],
  ]);
};

const configureFailPoint = ({ engine, body }: Operation): Reply => {
  engine.failPoints.configure(body);
  return doc([
    ['count', 0],
    ['ok', 1],
  ]);
};

const backup = async ({ engine, body }: Operation): Promise<Reply> => {
  await engine.store.backup(text(body.get('path'), 'path'));
  return doc([['ok', 1]]);
};

export const statusCommands: CommandTable = {
  serverStatus: { run: serverStatus },
  dbStats: { run: dbStats, fields: ['scale'] },
  dbstats: { run: dbStats, fields: ['scale'] },
  collStats: { run: collStats, fields: ['scale'] },
  profile: { run: profile, fields: ['slowms', 'sampleRate', 'filter'] },
  configureFailPoint: { run: configureFailPoint, adminOnly: true },
  backup: { run: backup, adminOnly: true, fields: ['path'] },
};
