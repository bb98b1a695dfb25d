/**
 * `hello`: who the server is, at once, or when that changes or a time is over, or again and again (MongoDB's specification
 * "Server Monitoring" calls the last one streaming).
 */

import { DOCUMENT_BYTES_MAX, type Doc, ObjectId, type Timestamp, type Value } from '../bson';
import { mongoError } from '../errors';
import { SET_NAME } from '../server/engine';
import { SESSION_MINUTES } from '../session/sessions';
import { MAX_MESSAGE_BYTES } from '../wire/frame';
import { type Reply, StreamedReply } from '../wire/reply';
import { STATEMENTS_MAX } from './insert';
import { atLeastZero, document, number, type Operation, wrongType } from './operation';

/** The newest protocol claimed: that of MongoDB 8.0. */
const WIRE_VERSION_MAX = 25;

const doc = (fields: [string, Value][]): Doc => new Map(fields);

/** The command `hello`, also under its old name. */
export const hello = async (operation: Operation): Promise<Reply> => {
  const { engine, client, body, streams } = operation;
  const known = knownVersion(operation);
  const milliseconds = atLeastZero(body.get('maxAwaitTimeMS'), 'maxAwaitTimeMS', 0);
  if (known) {
    const ahead = engine.topology.ahead(known.processId, known.counter);
    if (ahead !== undefined && ahead > 0)
      throw mongoError(
        31382,
        'Received a topology version with a counter that is greater than the server has',
      );
    if (ahead === 0) await engine.topology.wait(client.id, milliseconds);
  }
  const reply = answer(operation);
  return known && streams
    ? new StreamedReply(reply, new Map(body).set('topologyVersion', engine.topology.version))
    : reply;
};

/** What the client knows already; nothing when it does not want to wait. */
const knownVersion = ({ body, streams }: Operation): { processId: ObjectId; counter: number } | undefined => {
  const given = body.get('topologyVersion');
  if ((given === undefined) !== !body.has('maxAwaitTimeMS'))
    throw mongoError(31368, "'topologyVersion' and 'maxAwaitTimeMS' must come together");
  if (given === undefined) {
    if (!streams) return undefined;
    throw mongoError(51756, "An exhaust request must contain 'topologyVersion' and 'maxAwaitTimeMS' fields");
  }
  const version = document(given, 'topologyVersion');
  const processId = version.get('processId');
  if (!(processId instanceof ObjectId)) throw wrongType('topologyVersion.processId', 'objectId', processId);
  const counter = number(version.get('counter'), 'topologyVersion.counter', 0);
  if (counter < 0) throw mongoError(31372, 'topologyVersion must have a non-negative counter');
  return { processId, counter };
};

const answer = (operation: Operation): Doc => {
  const { engine, client, body, name } = operation;
  const metadata = body.get('client');
  const application = metadata instanceof Map ? metadata.get('application') : undefined;
  if (application instanceof Map) client.appName ??= String(application.get('name'));
  const self = `${engine.options.host}:${engine.port}`;
  return doc([
    ['helloOk', true],
    [name === 'hello' ? 'isWritablePrimary' : 'ismaster', true],
    ['hosts', [self]],
    ['setName', SET_NAME],
    ['topologyVersion', engine.topology.version],
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
