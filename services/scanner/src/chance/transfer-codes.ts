import { createHash, createHmac, randomBytes } from 'node:crypto';
import { typedCode } from '@rayon/kernel';
import type { TripId } from '../domain/ids';

/**
 * Transfer codes. The code follows from the command id and a salt, so that the same command gives the same code
 * again, while the store keeps hashes of both and cannot tell it.
 */
export type TransferCodes = Readonly<{
  newSalt: () => string;
  /** Hash of a command id, to recognise its repetition. */
  hashOfCommand: (commandId: string) => string;
  code: (about: { tripId: TripId; commandId: string; salt: string }) => string;
  hashOfCode: (code: string) => string;
}>;

/** Crockford's base 32: no letter that reads like a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 12 characters of 5 bits: 60 bits, too many to try within the minutes a code lives. */
const length = 12;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a person or a scanner may have made of a code: spaces, dashes, small letters, O for 0, I and L for 1. */
const normal = (code: string): string =>
  typedCode(code).replace(/^RYT/, '').replaceAll('O', '0').replace(/[IL]/g, '1');

/** Codes such as `RYT-7K3M-0QXV-91HB`. */
export const transferCodes: TransferCodes = {
  newSalt: () => randomBytes(16).toString('hex'),
  hashOfCommand: (commandId) => sha256(`command:${commandId}`),
  code: ({ tripId, commandId, salt }) => {
    const bytes = createHmac('sha256', `${commandId}:${salt}`).update(tripId).digest();
    const characters = [...bytes.subarray(0, length)].map((byte) => alphabet.charAt(byte % 32));
    return `RYT-${[0, 4, 8].map((start) => characters.slice(start, start + 4).join('')).join('-')}`;
  },
  hashOfCode: (code) => sha256(`transfer:${normal(code)}`),
};
