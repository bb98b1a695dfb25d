import { formsOfEmail } from '@rayon/kernel';
import { oneOf } from '@rayon/store';
import type { SessionHolder } from '../domain/session';
import type { Identity } from '../open-identity';

/** Who signs in with an address: one, unless a mailbox joined twice under two spellings of its domain. */
export const holdersOfEmail = async (
  { logins }: Pick<Identity, 'logins'>,
  holder: SessionHolder,
  email: string,
): Promise<string[]> => {
  const kept = await logins.findMany({ holder, email: oneOf(formsOfEmail(email)) });
  return kept.map(({ subjectId }) => subjectId);
};
