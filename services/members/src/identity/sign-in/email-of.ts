import { shownEmail } from '@rayon/kernel';
import type { SessionHolder } from '../domain/session';
import type { Identity } from '../open-identity';

/** The address somebody signs in with, as people write it. */
export const emailOf = async (
  { logins }: Pick<Identity, 'logins'>,
  holder: SessionHolder,
  subjectId: string,
): Promise<string | undefined> => {
  const login = await logins.findOne({ subjectId, holder });
  return login && shownEmail(login.email);
};
