/** What a driver asks before and between its work: who the server is and what it can do. */

import { hostname } from 'node:os';
import { DOCUMENT_BYTES_MAX, type Doc, ObjectId, type Timestamp, type Value } from '../bson';
import { mongoError } from '../errors';
import { SET_NAME } from '../server/engine';
import { SESSION_MINUTES } from '../session/sessions';
import { MAX_MESSAGE_BYTES } from '../wire/frame';
import type { CommandTable } from './command';
import { STATEMENTS_MAX } from './insert';
import type { Operation } from './operation';

/** The newest protocol claimed: that of MongoDB 8.0. */
const WIRE_VERSION_MAX = 25;
/** What `buildInfo` claims. */
export const SERVER_VERSION = '8.0.0';

const doc = (fields: [string, Value][]): Doc => new Map(fields);

/** Twelve bytes that grow with every start, so that no client takes this primary for an older one. */
const electionId = (bootCount: number): ObjectId => {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(0x7fffffff, 0);
  bytes.writeUInt32BE(bootCount, 8);
  return new ObjectId(bytes.latin1Slice());
};

/** Drivers measure by it how far a member is behind; the only one is behind by nothing. */
const lastWrite = (time: Timestamp): Doc => {
  const opTime = doc([
    ['ts', time],
    ['t', 1n],
  ]);
  const date = new Date(time.seconds * 1000);
  return doc([
    ['opTime', opTime],
    ['lastWriteDate', date],
    ['majorityOpTime', opTime],
    ['majorityWriteDate', date],
  ]);
};

const hello = (operation: Operation): Doc => {
  const { engine, client, body, name } = operation;
  const metadata = body.get('client');
  const application = metadata instanceof Map ? metadata.get('application') : undefined;
  if (application instanceof Map) client.appName ??= String(application.get('name'));
  const self = `${engine.options.host}:${engine.port}`;
  // No topologyVersion: the driver then polls; streaming replies are not offered.
  return doc([
    ['helloOk', true],
    [name === 'hello' ? 'isWritablePrimary' : 'ismaster', true],
    ['hosts', [self]],
    ['setName', SET_NAME],
    ['setVersion', 1],
    ['secondary', false],
    ['primary', self],
    ['me', self],
    ['electionId', electionId(engine.store.bootCount)],
    ['maxBsonObjectSize', DOCUMENT_BYTES_MAX],
    ['maxMessageSizeBytes', MAX_MESSAGE_BYTES],
    ['maxWriteBatchSize', STATEMENTS_MAX],
    ['localTime', new Date()],
    ['logicalSessionTimeoutMinutes', SESSION_MINUTES],
    ['connectionId', client.id],
    ['minWireVersion', 0],
    ['maxWireVersion', WIRE_VERSION_MAX],
    ['readOnly', false],
    ['lastWrite', lastWrite(engine.clock.now())],
    ['ok', 1],
  ]);
};

const buildInfo = (): Doc =>
  doc([
    ['version', SERVER_VERSION],
    ['versionArray', [8, 0, 0, 0]],
    ['gitVersion', 'embedded'],
    ['modules', ['rayon-embedded-mongo']],
    ['allocator', 'system'],
    ['javascriptEngine', 'none'],
    ['sysInfo', process.version],
    ['bits', 64],
    ['debug', false],
    ['maxBsonObjectSize', DOCUMENT_BYTES_MAX],
    ['storageEngines', ['lmdb']],
    ['ok', 1],
  ]);

const connectionStatus = (): Doc =>
  doc([
    [
      'authInfo',
      doc([
        ['authenticatedUsers', []],
        ['authenticatedUserRoles', []],
      ]),
    ],
    ['ok', 1],
  ]);

const hostInfo = (): Doc =>
  doc([
    [
      'system',
      doc([
        ['currentTime', new Date()],
        ['hostname', hostname()],
        ['cpuArch', process.arch],
      ]),
    ],
    [
      'os',
      doc([
        ['type', process.platform],
        ['name', process.platform],
        ['version', process.version],
      ]),
    ],
    ['extra', doc([])],
    ['ok', 1],
  ]);

const getParameter = ({ body, engine }: Operation): Doc => {
  const known: Record<string, Value> = {
    featureCompatibilityVersion: doc([['version', '8.0']]),
    transactionLifetimeLimitSeconds: engine.options.transactionSeconds ?? 60,
    ttlMonitorSleepSecs: engine.options.ttlSweepSeconds ?? 60,
    enableTestCommands: engine.options.testCommands ?? false,
    localLogicalSessionTimeoutMinutes: SESSION_MINUTES,
    authenticationMechanisms: [],
  };
  const all = body.get('getParameter') === '*';
  const found = Object.entries(known).filter(([name]) => all || body.has(name));
  if (found.length === 0) throw mongoError(72, 'no option found to get');
  return doc([...found, ['ok', 1]]);
};

const ok = (): Doc => doc([['ok', 1]]);

export const handshakeCommands: CommandTable = {
  hello: { run: hello },
  isMaster: { run: hello },
  ismaster: { run: hello },
  ping: { run: ok, fields: [] },
  buildInfo: { run: buildInfo, fields: [] },
  buildinfo: { run: buildInfo, fields: [] },
  connectionStatus: { run: connectionStatus, fields: ['showPrivileges'] },
  hostInfo: { run: hostInfo, fields: [], adminOnly: true },
  getParameter: { run: getParameter, adminOnly: true },
  getCmdLineOpts: {
    run: () =>
      doc([
        ['argv', []],
        ['parsed', doc([])],
        ['ok', 1],
      ]),
    fields: [],
    adminOnly: true,
  },
  whatsmyuri: {
    run: ({ client }) =>
      doc([
        ['you', client.address],
        ['ok', 1],
      ]),
    fields: [],
  },
};
