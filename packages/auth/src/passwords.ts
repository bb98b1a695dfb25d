import { availableParallelism } from 'node:os';
import { Algorithm, hash, verify } from '@node-rs/argon2';
import { opaqueText } from '@rayon/kernel';

/** Argon2id at the strength OWASP gives for 19 MiB: about 20 ms, off the event loop. */
const strength = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** Longest accepted password in characters: enough for any phrase, too short to burn time with. */
export const passwordLengthMax = 200;

/**
 * Passwords worked on at once: at most half the processors, and half of the four threads that Node also reads files with,
 * so that a crowd that signs in stops nobody who scans.
 */
const atOnceMax = Math.min(2, Math.max(1, Math.floor(availableParallelism() / 2)));
let atWork = 0;
const waiting: (() => void)[] = [];

const inTurn = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
  if (atWork < atOnceMax) atWork += 1;
  // Whoever ends hands the place over, so that nobody who comes later slips in between.
  else await new Promise<void>((next) => waiting.push(next));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else atWork -= 1;
  }
};

/** The PHC text to store. Throws a RangeError on an empty or over-long password. */
export const hashPassword = async (password: string): Promise<string> => {
  if (password.length === 0 || password.length > passwordLengthMax)
    throw new RangeError(`a password has 1 to ${passwordLengthMax} characters`);
  return inTurn(() => hash(opaqueText(password), strength));
};

let nobodysHash: Promise<string> | undefined;

/** As it is hashed, then as it may have been hashed before passwords had one form: as it was typed, composed or not. */
const formsOf = (password: string): string[] => [
  ...new Set([opaqueText(password), password, password.normalize('NFC'), password.normalize('NFD')]),
];

/**
 * Whether the password is the stored one, on whatever keyboard it was typed. Give `undefined` for somebody who does not exist: the work is done
 * all the same, so that the time taken does not tell who has an account.
 */
export const verifyPassword = async (stored: string | undefined, password: string): Promise<boolean> => {
  if (password.length === 0 || password.length > passwordLengthMax) return false;
  nobodysHash ??= hashPassword('nobody has this password');
  const against = stored ?? (await nobodysHash);
  let matches = false;
  // Every form is tried, so that the time taken depends on what was typed and on nothing that is known.
  for (const form of formsOf(password)) if (await inTurn(() => verify(against, form))) matches = true;
  return stored !== undefined && matches;
};
