import { isGuessable } from '@rayon/auth';
import { accepted, formsOfEmail, type Result, rejected } from '@rayon/kernel';
import { checkPassword } from '../domain/credentials';
import type { PasswordProblem } from '../domain/rejection';

/** Whose password it is to be: their own words are the first that are tried. */
type Owner = Readonly<{ email: string; name?: string | undefined }>;

const product = 'rayon';

/** Accepts a password that is long enough and not easily guessed of this person. Every door that sets one comes here. */
export const acceptPassword = async (
  password: string,
  { email, name = '' }: Owner,
): Promise<Result<string, { reason: 'WeakPassword'; problem: PasswordProblem }>> => {
  const sound = checkPassword(password, email);
  if (!sound.ok) return sound;
  return (await isGuessable(password, [name, product, ...formsOfEmail(email)]))
    ? rejected({ reason: 'WeakPassword', problem: 'TooSimple' })
    : accepted(password);
};
