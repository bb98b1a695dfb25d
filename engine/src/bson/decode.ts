/** BSON bytes to values. Lengths are checked at every step, so garbage is refused and never read beyond. */

import { mongoError } from '../errors';
import { Decimal } from './decimal';
import { nameAt, text } from './text';
import { TYPE } from './types';
import {
  Binary,
  BsonSymbol,
  Code,
  DbPointer,
  type Doc,
  Double,
  MAX_KEY,
  MIN_KEY,
  ObjectId,
  Regex,
  Timestamp,
  UNDEFINED,
  type Value,
} from './value';

/** Deepest nesting of documents and arrays. */
export const MAX_DEPTH = 180;
const MAX_DATE_MILLISECONDS = 8_640_000_000_000_000n;

const invalid = (reason: string): Error => mongoError(22, `Invalid BSON: ${reason}`);

/** Reads one document; the position moves past it. */
class Reader {
  private readonly end: number;

  constructor(
    private readonly bytes: Buffer,
    private at: number,
  ) {
    this.end = bytes.length;
  }

  document(depth: number): Doc {
    const end = this.enter(depth);
    const fields: Doc = new Map();
    const { bytes } = this;
    for (;;) {
      const type = bytes[this.at++];
      if (type === 0) break;
      const name = this.name();
      fields.set(name, this.value(type, depth));
      if (this.at >= end) throw invalid('an element runs past its document');
    }
    if (this.at !== end) throw invalid('a document ends before its length');
    return fields;
  }

  array(depth: number): Value[] {
    const end = this.enter(depth);
    const items: Value[] = [];
    const { bytes } = this;
    for (;;) {
      const type = bytes[this.at++];
      if (type === 0) break;
      this.skipName();
      items.push(this.value(type, depth));
      if (this.at >= end) throw invalid('an element runs past its array');
    }
    if (this.at !== end) throw invalid('an array ends before its length');
    return items;
  }

  /** Checks the length word and the closing zero, answers where the document ends. */
  private enter(depth: number): number {
    if (depth > MAX_DEPTH) throw mongoError(15, `BSONObj exceeds maximum nested object depth: ${MAX_DEPTH}`);
    const start = this.at;
    const end = start + this.int32();
    if (end < start + 5 || end > this.end || this.bytes[end - 1] !== 0) throw invalid('bad document length');
    return end;
  }

  private need(count: number): number {
    const at = this.at;
    if (count < 0 || at + count > this.end) throw invalid('length out of range');
    this.at = at + count;
    return at;
  }

  private int32(): number {
    const at = this.need(4);
    const { bytes } = this;
    return (
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    );
  }

  private skipName(): void {
    const { bytes, end } = this;
    let at = this.at;
    while (at < end && bytes[at] !== 0) at += 1;
    if (at >= end) throw invalid('unterminated name');
    this.at = at + 1;
  }

  /** A field's name, which ends at the first zero. */
  private name(): string {
    const { bytes, end } = this;
    const start = this.at;
    let at = start;
    let hash = 0;
    for (; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte === 0) break;
      hash = (hash * 31 + byte) | 0;
    }
    if (at >= end) throw invalid('unterminated name');
    this.at = at + 1;
    return nameAt(bytes, start, at, hash);
  }

  private cstring(): string {
    const start = this.at;
    this.skipName();
    return text(this.bytes, start, this.at - 1);
  }

  private string(): string {
    const length = this.int32();
    if (length < 1) throw invalid('bad string length');
    const at = this.need(length);
    if (this.bytes[this.at - 1] !== 0) throw invalid('unterminated string');
    return text(this.bytes, at, this.at - 1);
  }

  private date(): Date {
    const milliseconds = this.bytes.readBigInt64LE(this.need(8));
    if (milliseconds > MAX_DATE_MILLISECONDS || milliseconds < -MAX_DATE_MILLISECONDS)
      throw invalid('dates beyond the year 275760 are not supported');
    return new Date(Number(milliseconds));
  }

  private objectId(): ObjectId {
    const at = this.need(12);
    return new ObjectId(this.bytes.latin1Slice(at, at + 12));
  }

  private binary(): Binary {
    const length = this.int32();
    const subtype = this.bytes[this.need(1)] as number;
    const at = this.need(length);
    // A copy: the incoming buffer is reused, and a view would keep a whole message alive.
    return new Binary(Buffer.from(this.bytes.subarray(at, at + length)), subtype);
  }

  value(type: number | undefined, depth: number): Value {
    switch (type) {
      case TYPE.int:
        return this.int32();
      case TYPE.double: {
        const value = this.bytes.readDoubleLE(this.need(8));
        return (value | 0) === value && !Object.is(value, -0) ? new Double(value) : value;
      }
      case TYPE.string:
        return this.string();
      case TYPE.object:
        return this.document(depth + 1);
      case TYPE.array:
        return this.array(depth + 1);
      case TYPE.objectId:
        return this.objectId();
      case TYPE.bool:
        return this.bytes[this.need(1)] !== 0;
      case TYPE.date:
        return this.date();
      case TYPE.null:
        return null;
      case TYPE.long:
        return this.bytes.readBigInt64LE(this.need(8));
      default:
        return this.rareValue(type, depth);
    }
  }

  private rareValue(type: number | undefined, depth: number): Value {
    switch (type) {
      case TYPE.decimal:
        return Decimal.read(this.bytes, this.need(16));
      case TYPE.binData:
        return this.binary();
      case TYPE.regex: {
        const pattern = this.cstring();
        return new Regex(pattern, this.cstring());
      }
      case TYPE.timestamp: {
        const at = this.need(8);
        return new Timestamp(this.bytes.readUInt32LE(at + 4), this.bytes.readUInt32LE(at));
      }
      case TYPE.minKey:
        return MIN_KEY;
      case TYPE.maxKey:
        return MAX_KEY;
      case TYPE.undefined:
        return UNDEFINED;
      case TYPE.javascript:
        return new Code(this.string());
      case TYPE.symbol:
        return new BsonSymbol(this.string());
      case TYPE.dbPointer: {
        const namespace = this.string();
        return new DbPointer(namespace, this.objectId());
      }
      case TYPE.javascriptWithScope: {
        this.int32();
        const code = this.string();
        return new Code(code, this.document(depth + 1));
      }
      default:
        throw invalid(`unknown type ${type}`);
    }
  }
}

/** Decodes the document at `offset`. Refuses malformed bytes with 22 InvalidBSON. */
export const decode = (bytes: Buffer, offset = 0): Doc => new Reader(bytes, offset).document(1);

/** Decodes one value of the given type whose bytes (without type and name) start at `offset`. */
export const decodeValue = (bytes: Buffer, type: number, offset: number): Value =>
  new Reader(bytes, offset).value(type, 1);
