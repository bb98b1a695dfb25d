/** Server messages. Replies to `find` are put together from stored bytes; documents are not decoded for them. */

import { type Doc, Double, encode, type Timestamp } from '../bson';
import { MAX_MESSAGE_BYTES } from './frame';

const OP_REPLY = 1;
const OP_MSG = 2013;
/** From the start of an OP_MSG to its body: header, flags, section kind. */
const BODY_START = 21;
const MORE_TO_COME = 2;
/** The same of an OP_REPLY: header, flags, cursor, position, number of documents. */
const LEGACY_BODY_START = 36;

/** A batch of documents of a cursor, as stored bytes. */
export class CursorReply {
  constructor(
    readonly namespace: string,
    readonly cursorId: bigint,
    readonly field: 'firstBatch' | 'nextBatch',
    readonly batch: readonly Buffer[],
    /** The moment the documents are from, when the client may ask for it again. */
    readonly atClusterTime?: Timestamp | undefined,
  ) {}
}

/** A reply that was encoded earlier, for example the stored answer of a retried write. */
export class EncodedReply {
  constructor(readonly bytes: Buffer) {}
}

/** A reply that another one follows unasked: as if `next` had been sent then. */
export class StreamedReply {
  constructor(
    readonly body: Doc,
    readonly next: Doc,
  ) {}
}

/** What a command answers with. */
export type Reply = Doc | CursorReply | EncodedReply | StreamedReply;

/** The reply document itself, without the times that every reply carries. */
export const replyBody = (reply: Reply): Buffer => {
  if (reply instanceof CursorReply) return cursorBody(reply);
  if (reply instanceof StreamedReply) return encodeReply(reply.body);
  return reply instanceof EncodedReply ? reply.bytes : encodeReply(reply);
};

/** `ok` is a double in every answer of MongoDB; commands write it as a plain number. A long list of errors may pass 16 MB. */
export const encodeReply = (reply: Doc): Buffer => {
  const ok = reply.get('ok');
  const whole = typeof ok === 'number' ? new Map(reply).set('ok', new Double(ok)) : reply;
  return encode(whole, MAX_MESSAGE_BYTES);
};

const cstring = (text: string): Buffer => Buffer.from(`${text}\0`);

const CURSOR = Buffer.concat([Buffer.from([3]), cstring('cursor')]);
const CURSOR_ID = Buffer.concat([Buffer.from([18]), cstring('id')]);
const CURSOR_TIME = Buffer.concat([Buffer.from([17]), cstring('atClusterTime')]);
const CURSOR_NS = Buffer.concat([Buffer.from([2]), cstring('ns')]);
const OK = Buffer.concat([Buffer.from([1]), cstring('ok'), Buffer.from([0, 0, 0, 0, 0, 0, 0xf0, 0x3f])]);

const cursorBody = ({ namespace, cursorId, field, batch, atClusterTime }: CursorReply): Buffer => {
  let batchBytes = 0;
  for (let index = 0; index < batch.length; index++)
    batchBytes += (batch[index] as Buffer).length + String(index).length + 2;
  const out = Buffer.allocUnsafe(
    4 +
      8 +
      4 +
      12 +
      5 +
      batchBytes +
      1 +
      12 +
      8 +
      Buffer.byteLength(namespace) +
      1 +
      (CURSOR_TIME.length + 8) +
      1 +
      12 +
      1,
  );
  let at = 4 + CURSOR.copy(out, 4);
  const cursorStart = at;
  at += 4;
  out[at++] = 4;
  at += out.latin1Write(field, at);
  out[at++] = 0;
  const batchStart = at;
  at += 4;
  for (let index = 0; index < batch.length; index++) {
    out[at++] = 3;
    at += out.latin1Write(String(index), at);
    out[at++] = 0;
    at += (batch[index] as Buffer).copy(out, at);
  }
  out[at++] = 0;
  out.writeInt32LE(at - batchStart, batchStart);
  at += CURSOR_ID.copy(out, at);
  at = out.writeBigInt64LE(cursorId, at);
  at += CURSOR_NS.copy(out, at);
  const namespaceBytes = out.utf8Write(namespace, at + 4) + 1;
  out.writeInt32LE(namespaceBytes, at);
  at += 4 + namespaceBytes;
  out[at - 1] = 0;
  if (atClusterTime) {
    at += CURSOR_TIME.copy(out, at);
    writeTimestamp(out, at, atClusterTime);
    at += 8;
  }
  out[at++] = 0;
  out.writeInt32LE(at - cursorStart, cursorStart);
  at += OK.copy(out, at);
  out[at++] = 0;
  out.writeInt32LE(at, 0);
  return out.subarray(0, at);
};

/** `operationTime` and `$clusterTime` as they end every reply; the two timestamps are patched in. */
const timesTemplate = (() => {
  const body = encodeTimes();
  const at = (name: string): number => body.lastIndexOf(cstring(name)) + name.length + 1;
  return { body, operationTimeAt: at('operationTime'), clusterTimeAt: at('clusterTime') };
})();

function encodeTimes(): Buffer {
  const timestamp = Buffer.alloc(8);
  const signature = Buffer.concat([
    Buffer.from([5]),
    cstring('hash'),
    Buffer.from([20, 0, 0, 0, 0]),
    Buffer.alloc(20),
    Buffer.from([18]),
    cstring('keyId'),
    Buffer.alloc(8),
  ]);
  const embed = (type: number, name: string, content: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeInt32LE(content.length + 5);
    return Buffer.concat([Buffer.from([type]), cstring(name), size, content, Buffer.from([0])]);
  };
  const clusterTime = Buffer.concat([
    Buffer.from([17]),
    cstring('clusterTime'),
    timestamp,
    embed(3, 'signature', signature),
  ]);
  return Buffer.concat([
    Buffer.from([17]),
    cstring('operationTime'),
    timestamp,
    embed(3, '$clusterTime', clusterTime),
  ]);
}

const writeTimestamp = (out: Buffer, at: number, { seconds, increment }: Timestamp): void => {
  out.writeUInt32LE(increment, at);
  out.writeUInt32LE(seconds, at + 4);
};

/** The times a reply carries: when its data is from, and the newest time the server knows of. */
export type ReplyTimes = Readonly<{ operation: Timestamp; cluster: Timestamp }>;

let nextRequestId = 1;

/** Frames a reply body as OP_MSG, or as OP_REPLY for the legacy handshake. */
export const frameReply = (
  body: Buffer,
  request: { requestId: number; legacy: boolean },
  { times, moreToCome = false }: { times: ReplyTimes; moreToCome?: boolean },
): Buffer => {
  const start = request.legacy ? LEGACY_BODY_START : BODY_START;
  const template = timesTemplate.body;
  const bodyBytes = body.length + template.length;
  const out = Buffer.allocUnsafe(start + bodyBytes);
  writeHeader(out, request.requestId, request.legacy ? OP_REPLY : OP_MSG);
  if (request.legacy) LEGACY_FIELDS.copy(out, 16);
  else {
    out.writeInt32LE(moreToCome ? MORE_TO_COME : 0, 16);
    out[20] = 0;
  }
  body.copy(out, start);
  const timesAt = start + body.length - 1;
  template.copy(out, timesAt);
  writeTimestamp(out, timesAt + timesTemplate.operationTimeAt, times.operation);
  writeTimestamp(out, timesAt + timesTemplate.clusterTimeAt, times.cluster);
  out[out.length - 1] = 0;
  out.writeInt32LE(bodyBytes, start);
  return out;
};

/** After the header of an OP_REPLY: flags (AwaitCapable, as MongoDB always says), cursor, position, one document. */
const LEGACY_FIELDS = (() => {
  const fields = Buffer.alloc(LEGACY_BODY_START - 16);
  fields.writeInt32LE(8, 0);
  fields.writeInt32LE(1, 16);
  return fields;
})();

const writeHeader = (out: Buffer, responseTo: number, opCode: number): void => {
  out.writeInt32LE(out.length, 0);
  out.writeInt32LE(nextRequestId, 4);
  out.writeInt32LE(responseTo, 8);
  out.writeInt32LE(opCode, 12);
  nextRequestId = nextRequestId >= 0x7fffffff ? 1 : nextRequestId + 1;
};
