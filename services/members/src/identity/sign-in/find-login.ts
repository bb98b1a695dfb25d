import { verifyPassword } from '@rayon/auth';
import { formsOfEmail } from '@rayon/kernel';
import { oneOf } from '@rayon/store';
import type { SessionHolder } from '../domain/session';
import type { IdentityRows } from '../rows';
import type { Login } from '../rows/logins';

/** Who signs in. */
type Credentials = Readonly<{ holder: SessionHolder; email: string; password: string }>;

/**
 * The login of this address and password; nothing for an unknown address and a wrong password alike, after the same work.
 * A mailbox that joined twice, under two spellings of its domain, is told apart by its passwords.
 */
export const findLogin = async (
  { logins }: Pick<IdentityRows, 'logins'>,
  { holder, email, password }: Credentials,
): Promise<Login | undefined> => {
  const kept = await logins.findMany({ holder, email: oneOf(formsOfEmail(email)) });
  let found: Login | undefined;
  for (const login of kept.length > 0 ? kept : [undefined])
    if (await verifyPassword(login?.passwordHash, password)) found ??= login;
  return found;
};
