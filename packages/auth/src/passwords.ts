import { Algorithm, hash, verify } from '@node-rs/argon2';

/** Argon2id at the strength OWASP gives for 19 MiB: about 20 ms, off the event loop. */
const strength = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** Longest accepted password in characters: enough for any phrase, too short to burn time with. */
export const passwordLengthMax = 200;

/** The PHC text to store. Throws a RangeError on an empty or over-long password. */
export const hashPassword = async (password: string): Promise<string> => {
  if (password.length === 0 || password.length > passwordLengthMax)
    throw new RangeError(`a password has 1 to ${passwordLengthMax} characters`);
  return hash(password, strength);
};

let nobodysHash: Promise<string> | undefined;

/**
 * Whether the password is the stored one. Give `undefined` for somebody who does not exist: the work is done
 * all the same, so that the time taken does not tell who has an account.
 */
export const verifyPassword = async (stored: string | undefined, password: string): Promise<boolean> => {
  if (password.length === 0 || password.length > passwordLengthMax) return false;
  nobodysHash ??= hash('nobody has this password', strength);
  const matches = await verify(stored ?? (await nobodysHash), password);
  return stored !== undefined && matches;
};
