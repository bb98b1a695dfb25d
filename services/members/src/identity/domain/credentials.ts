import { accepted, type Result, rejected } from '@rayon/kernel';
import type { PasswordProblem } from './rejection';

/** Shortest and longest password in characters. Length is what resists guessing; no kinds of letters are demanded. */
export const passwordLength = { min: 10, max: 200 } as const;

const oftenUsed = [
  'password',
  'motdepasse',
  'azerty',
  'qwerty',
  'qwertz',
  '123456',
  'abcdef',
  'iloveyou',
  'bonjour',
  'soleil',
  'welcome',
  'bienvenue',
];

/** What remains when the words everyone tries first are taken away, with what people put around them. */
const withoutOftenUsed = (password: string): string =>
  oftenUsed
    .reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase())
    .replace(/[^\p{L}]+$/u, '');

/** Accepts a password that is long enough, not the address, not one repeated sign and not a word everyone tries. */
export const checkPassword = (
  password: string,
  email: string,
): Result<string, { reason: 'WeakPassword'; problem: PasswordProblem }> => {
  const weak = (problem: PasswordProblem) => rejected({ reason: 'WeakPassword' as const, problem });
  if ([...password].length < passwordLength.min) return weak('TooShort');
  if (password.length > passwordLength.max) return weak('TooLong');
  const account = email.split('@')[0] ?? '';
  if (account.length >= 4 && password.toLowerCase().includes(account)) return weak('ContainsEmail');
  if (new Set(password).size < 4 || withoutOftenUsed(password).length === 0) return weak('TooSimple');
  return accepted(password);
};
