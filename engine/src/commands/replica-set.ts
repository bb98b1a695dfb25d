/** What monitoring tools and drivers' tests ask of a replica set: here it is always one member. */

import { type Doc, type Value, whole } from '../bson';
import { SET_NAME } from '../server/engine';
import type { CommandTable } from './command';
import type { Operation } from './operation';

const doc = (...fields: [string, Value][]): Doc => new Map(fields);

const status = ({ engine }: Operation): Doc =>
  doc(
    ['set', SET_NAME],
    ['date', new Date()],
    ['myState', 1],
    [
      'members',
      [
        doc(
          ['_id', 0],
          ['name', `${engine.options.host}:${engine.port}`],
          ['health', 1],
          ['state', 1],
          ['stateStr', 'PRIMARY'],
          ['uptime', whole(Math.floor((Date.now() - engine.startedAt) / 1000))],
          ['self', true],
        ),
      ],
    ],
    ['ok', 1],
  );

const configuration = ({ engine }: Operation): Doc => {
  const member = doc(
    ['_id', 0],
    ['host', `${engine.options.host}:${engine.port}`],
    ['priority', 1],
    ['votes', 1],
  );
  return doc(
    ['config', doc(['_id', SET_NAME], ['version', 1], ['term', 1], ['members', [member]])],
    ['ok', 1],
  );
};

export const replicaSetCommands: CommandTable = {
  replSetGetStatus: { run: status, adminOnly: true, fields: ['initialSync'] },
  replSetGetConfig: { run: configuration, adminOnly: true, fields: ['commitmentStatus'] },
};
