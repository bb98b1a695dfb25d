import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Texts of known operations by the SHA-256 (hex) of each. */
export type RegisteredOperations = ReadonlyMap<string, string>;

/** Which operations are let in; decided before anything is parsed. */
export type Admission = Readonly<{
  byHash: RegisteredOperations;
  /** The same texts, to look one up that was sent without hashing it each time. */
  texts: ReadonlySet<string>;
  /** Whether nothing but the registered ones runs. */
  registeredOnly: boolean;
}>;

/** Lets in what is registered and, without `registeredOnly` or when nothing is registered, anything within the limits. */
export const admissionOf = (
  byHash: RegisteredOperations | undefined,
  registeredOnly: boolean,
): Admission => ({
  byHash: byHash ?? new Map(),
  texts: new Set(byHash?.values()),
  registeredOnly: byHash !== undefined && registeredOnly,
});

/** The SHA-256 of an operation's text, in hex, as clients send it. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const manifestShape = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string().min(1));

/** Reads a manifest file, `{ "<hash>": "<text>" }`. Throws when a hash is not the one of its text. */
export const readRegisteredOperations = (path: string): RegisteredOperations => {
  const manifest = manifestShape.parse(JSON.parse(readFileSync(path, 'utf8')));
  const wrong = Object.entries(manifest).find(([hash, text]) => hashOf(text) !== hash);
  if (wrong) throw new Error(`${path}: ${wrong[0]} is not the hash of its operation`);
  return new Map(Object.entries(manifest));
};
