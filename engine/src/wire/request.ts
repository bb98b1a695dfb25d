/** Client messages: OP_MSG, and the OP_QUERY that carries the very first `isMaster`. */

import { type Doc, decode, rawFields, TYPE } from '../bson';
import { ProtocolViolation } from './frame';

const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const EXHAUST_ALLOWED = 0x10000;
/** Bits 0 to 15 of the flags must be understood by the receiver; others may be ignored. */
const UNKNOWN_REQUIRED_FLAGS = 0xfffc;

/** One command as a client sent it. */
export type Request = Readonly<{
  requestId: number;
  /** True for the legacy handshake, answered with OP_REPLY. */
  legacy: boolean;
  /** The client wants no reply (unacknowledged write). */
  silent: boolean;
  /** The client takes more than one answer to it, where there can be more. */
  streams: boolean;
  /** The command document; lists of documents to insert are not in it but in `documents`. */
  body: Doc;
  /** Documents to insert, as the client's own bytes. */
  documents: Buffer[] | undefined;
}>;

/** Parses one complete message. Throws `ProtocolViolation` when it is none; BSON errors are `MongoError`s. */
export const parseRequest = (message: Buffer): Request => {
  const requestId = message.readInt32LE(4);
  const opCode = message.readInt32LE(12);
  if (opCode === OP_MSG) return parseMsg(message, requestId);
  if (opCode === OP_QUERY) return parseQuery(message, requestId);
  throw new ProtocolViolation(`operation code ${opCode} is not supported`);
};

const parseMsg = (message: Buffer, requestId: number): Request => {
  const flags = message.readUInt32LE(16);
  if ((flags & UNKNOWN_REQUIRED_FLAGS) !== 0) throw new ProtocolViolation(`unknown OP_MSG flags ${flags}`);
  const end = flags & CHECKSUM_PRESENT ? message.length - 4 : message.length;
  let body: Buffer | undefined;
  const sequences: { name: string; documents: Buffer[] }[] = [];
  for (let at = 20; at < end; ) {
    const kind = message[at];
    const size = message.readInt32LE(at + 1);
    const next = at + 1 + size;
    if (size < 5 || next > end) throw new ProtocolViolation('OP_MSG section runs past its message');
    if (kind === 0) body = message.subarray(at + 1, next);
    else if (kind === 1) sequences.push(parseSequence(message, at + 5, next));
    else throw new ProtocolViolation(`unknown OP_MSG section kind ${kind}`);
    at = next;
  }
  if (!body) throw new ProtocolViolation('OP_MSG without a body');

  const parsed = parseBody(body);
  for (const { name, documents } of sequences) {
    if (name === 'documents') parsed.documents = documents;
    else
      parsed.body.set(
        name,
        documents.map((bytes) => decode(bytes)),
      );
  }
  return {
    requestId,
    legacy: false,
    silent: (flags & MORE_TO_COME) !== 0,
    streams: (flags & EXHAUST_ALLOWED) !== 0,
    ...parsed,
  };
};

const parseSequence = (message: Buffer, from: number, end: number): { name: string; documents: Buffer[] } => {
  const nameEnd = message.indexOf(0, from);
  if (nameEnd < 0 || nameEnd >= end) throw new ProtocolViolation('document sequence without a name');
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < end; ) {
    const size = end - at < 5 ? 0 : message.readInt32LE(at);
    if (size < 5 || at + size > end) throw new ProtocolViolation('document sequence runs past its section');
    documents.push(message.subarray(at, at + size));
    at += size;
  }
  return { name: message.utf8Slice(from, nameEnd), documents };
};

/** `insert` keeps its documents as bytes: what is stored is what the client sent. */
const parseBody = (bytes: Buffer): { body: Doc; documents: Buffer[] | undefined } => {
  const isInsert = bytes[4] === TYPE.string && bytes.length > 12 && bytes.latin1Slice(5, 12) === 'insert\0';
  if (!isInsert) return { body: decode(bytes), documents: undefined };
  for (const field of rawFields(bytes)) {
    if (field.name !== 'documents' || field.type !== TYPE.array) continue;
    const list = bytes.subarray(field.valueStart, field.end);
    const documents: Buffer[] = [];
    for (const item of rawFields(list)) {
      if (item.type !== TYPE.object) return { body: decode(bytes), documents: undefined };
      documents.push(list.subarray(item.valueStart, item.end));
    }
    const rest = Buffer.concat([bytes.subarray(0, field.start), bytes.subarray(field.end)]);
    rest.writeInt32LE(rest.length, 0);
    return { body: decode(rest), documents };
  }
  return { body: decode(bytes), documents: undefined };
};

const parseQuery = (message: Buffer, requestId: number): Request => {
  const nameEnd = message.indexOf(0, 20);
  if (nameEnd < 0 || nameEnd + 13 > message.length) throw new ProtocolViolation('malformed OP_QUERY');
  const namespace = message.utf8Slice(20, nameEnd);
  if (!namespace.endsWith('.$cmd')) throw new ProtocolViolation('OP_QUERY is supported for commands only');
  const body = decode(message.subarray(nameEnd + 9));
  if (!body.has('$db')) body.set('$db', namespace.slice(0, -'.$cmd'.length));
  return { requestId, legacy: true, silent: false, streams: false, body, documents: undefined };
};
