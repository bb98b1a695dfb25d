/** Looking into BSON bytes without decoding them: a read by `_id` never builds a document. */

import { mongoError } from '../errors';
import { decodeValue } from './decode';
import { TYPE } from './types';
import type { Maybe, Value } from './value';

/** Where a field lies: `start` at its type byte, `valueStart` at its payload, `end` past it. */
export type RawElement = Readonly<{ type: number; start: number; valueStart: number; end: number }>;

const FIXED_SIZE: Readonly<Record<number, number>> = {
  [TYPE.double]: 8,
  [TYPE.undefined]: 0,
  [TYPE.objectId]: 12,
  [TYPE.bool]: 1,
  [TYPE.date]: 8,
  [TYPE.null]: 0,
  [TYPE.int]: 4,
  [TYPE.timestamp]: 8,
  [TYPE.long]: 8,
  [TYPE.decimal]: 16,
  [TYPE.minKey]: 0,
  [TYPE.maxKey]: 0,
};

const invalid = (): Error => mongoError(22, 'Invalid BSON: length out of range');

/** Past the payload of the given type that starts at `at`. */
const skipValue = (bytes: Buffer, type: number, at: number): number => {
  const fixed = FIXED_SIZE[type];
  if (fixed !== undefined) return at + fixed;
  switch (type) {
    case TYPE.string:
    case TYPE.javascript:
    case TYPE.symbol:
      return at + 4 + bytes.readInt32LE(at);
    case TYPE.object:
    case TYPE.array:
    case TYPE.javascriptWithScope:
      return at + bytes.readInt32LE(at);
    case TYPE.binData:
      return at + 5 + bytes.readInt32LE(at);
    case TYPE.dbPointer:
      return at + 16 + bytes.readInt32LE(at);
    case TYPE.regex: {
      const patternEnd = bytes.indexOf(0, at);
      return bytes.indexOf(0, patternEnd + 1) + 1;
    }
    default:
      throw mongoError(22, `Invalid BSON: unknown type ${type}`);
  }
};

const nameIs = (bytes: Buffer, at: number, name: string): boolean => {
  for (let index = 0; index < name.length; index++)
    if (bytes[at + index] !== name.charCodeAt(index)) return false;
  return bytes[at + name.length] === 0;
};

/** Every top-level field in order, with its name. `offset` is where the document starts. */
export function* rawFields(bytes: Buffer, offset = 0): Generator<RawElement & { name: string }> {
  const end = offset + bytes.readInt32LE(offset) - 1;
  if (end >= bytes.length || end < offset + 4) throw invalid();
  for (let start = offset + 4; start < end; ) {
    const nameEnd = bytes.indexOf(0, start + 1);
    if (nameEnd < 0) throw invalid();
    const type = bytes[start] as number;
    const next = skipValue(bytes, type, nameEnd + 1);
    if (next > end || next <= start) throw invalid();
    yield { type, start, valueStart: nameEnd + 1, end: next, name: bytes.utf8Slice(start + 1, nameEnd) };
    start = next;
  }
}

/** The name as bytes, one per character; only a name beyond ASCII differs from itself. */
const byteName = (name: string): string => {
  for (let index = 0; index < name.length; index++)
    if (name.charCodeAt(index) > 127) return Buffer.from(name).latin1Slice();
  return name;
};

/** Finds a top-level field. `undefined` when it is missing. */
export const rawField = (bytes: Buffer, field: string, offset = 0): RawElement | undefined => {
  const name = byteName(field);
  const end = offset + bytes.readInt32LE(offset) - 1;
  if (end >= bytes.length || end < offset + 4) throw invalid();
  let start = offset + 4;
  while (start < end) {
    const type = bytes[start] as number;
    const found = nameIs(bytes, start + 1, name);
    let valueStart = start + 1;
    while (valueStart < end && bytes[valueStart] !== 0) valueStart += 1;
    valueStart += 1;
    const next = skipValue(bytes, type, valueStart);
    if (next > end || next <= start) throw invalid();
    if (found) return { type, start, valueStart, end: next };
    start = next;
  }
  return undefined;
};

/** Decodes the element that `rawField` found. */
export const rawValue = (bytes: Buffer, element: RawElement): Value =>
  decodeValue(bytes, element.type, element.valueStart);

/** Decodes one top-level field without the rest of the document. */
export const rawGet = (bytes: Buffer, name: string): Maybe => {
  const element = rawField(bytes, name);
  return element && rawValue(bytes, element);
};

/**
 * Decodes what a path begins with, as far as the path goes: of documents on the way only the member that it names.
 * `undefined` when the first field is missing.
 */
export const rawPath = (bytes: Buffer, [name, ...rest]: readonly string[], offset = 0): Maybe => {
  const element = name === undefined ? undefined : rawField(bytes, name, offset);
  const [next] = rest;
  if (!element || next === undefined || element.type !== TYPE.object)
    return element && rawValue(bytes, element);
  const member = rawPath(bytes, rest, element.valueStart);
  return new Map(member === undefined ? [] : [[next, member]]);
};
