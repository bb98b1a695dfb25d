import type { SessionHolder } from '../domain/session';
import type { Identity } from '../open-identity';

/** The address somebody signs in with. */
export const emailOf = async (
  { logins }: Pick<Identity, 'logins'>,
  holder: SessionHolder,
  subjectId: string,
): Promise<string | undefined> => (await logins.findOne({ subjectId, holder }))?.email;
