import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

declare const brand: unique symbol;

/** A string that only the named maker can produce, so that two kinds of id cannot be swapped. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

/** An id that does not have the shape of a UUID. Adapters turn it into bad input. */
export class MalformedId extends Error {
  constructor(
    readonly kind: string,
    readonly text: string,
  ) {
    super(`${kind} is not a UUID`);
    this.name = 'MalformedId';
  }
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether the text is a lower-case UUID of any version. */
export const isUuid = (text: unknown): text is string => typeof text === 'string' && uuidPattern.test(text);

/** Makes the one function that turns raw text into the branded id; it throws `MalformedId` on anything else. */
export const idMaker =
  <Name extends string>(name: Name) =>
  (text: string): Id<Name> => {
    if (!isUuid(text)) throw new MalformedId(name, text);
    return text as Id<Name>;
  };

/** A new id: UUIDv7 (RFC 9562), sortable by the time of making and unguessable. */
export const newId = (): string => v7();

/**
 * An id derived from a name (UUIDv8 layout over SHA-256, RFC 9562 section 5.8): the same name always
 * gives the same id. For command ids of redelivered events and of repeatable imports.
 */
export const idFromName = (name: string): string => {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

/** A number from 0 up to 1 that belongs to a name for ever: the first 32 bits of its SHA-256. Anybody can work it out again. */
export const shareFromName = (name: string): number =>
  createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
