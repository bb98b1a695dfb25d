/** What a driver asks before and between its work: who the server is and what it can do. */

import { hostname } from 'node:os';
import { DOCUMENT_BYTES_MAX, type Doc, type Value } from '../bson';
import { mongoError } from '../errors';
import { SESSION_MINUTES } from '../session/sessions';
import type { CommandTable } from './command';
import { hello } from './hello';
import type { Operation } from './operation';

/** What `buildInfo` claims. */
export const SERVER_VERSION = '8.0.0';

const doc = (fields: [string, Value][]): Doc => new Map(fields);

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
