import { accepted, comparedText, formsOfEmail, type Result, rejected, seenLength } from '@rayon/kernel';
import type { PasswordProblem } from './rejection';

/**
 * Shortest and longest password in characters, the shortest in those one sees. Length is what resists guessing; no kinds
 * of letters are demanded.
 */
export const passwordLength = { min: 10, max: 200 } as const;

/** Accepts a password of a sensible length that does not hold the address. Whether it is easily guessed is asked next. */
export const checkPassword = (
  password: string,
  email: string,
): Result<string, { reason: 'WeakPassword'; problem: PasswordProblem }> => {
  const weak = (problem: PasswordProblem) => rejected({ reason: 'WeakPassword' as const, problem });
  if (seenLength(password) < passwordLength.min) return weak('TooShort');
  if (password.length > passwordLength.max) return weak('TooLong');
  const typed = comparedText(password);
  const account = comparedText(email.split('@')[0] ?? '');
  const holdsEmail = formsOfEmail(email).some((form) => typed.includes(comparedText(form)));
  if (holdsEmail || (account.length >= 4 && typed.includes(account))) return weak('ContainsEmail');
  return accepted(password);
};
