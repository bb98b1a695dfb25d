import { hashPassword } from '@rayon/auth';
import { accepted, idFromName, normaliseEmail, rejected } from '@rayon/kernel';
import { runOnce, unlessThere } from '@rayon/store';
import type { IdentityRows } from '../rows';
import { acceptPassword } from './accept-password';

/** The configured first administrator. */
export type FirstAdministrator = Readonly<{ email: string; password: string }>;

const notNeeded = rejected({ reason: 'NotNeeded' as const });

/**
 * Creates the first administrator of an installation that has no staff yet, and otherwise nothing: changing
 * the configuration later changes nobody. Throws when the configured address or password is unusable.
 */
export const createFirstAdministrator = async (
  { database, staff, logins }: IdentityRows,
  configured: FirstAdministrator,
  at: Date,
): Promise<void> => {
  const email = normaliseEmail(configured.email);
  if (email === undefined) throw new Error('the address of the first administrator is not an address');
  // Checked only where it is to be used: a house that runs already starts whatever stands in its settings.
  if (await staff.findOne({})) return;
  const strong = await acceptPassword(configured.password, { email });
  if (!strong.ok)
    throw new Error(`the password of the first administrator is refused: ${strong.rejection.problem}`);

  const passwordHash = await hashPassword(configured.password);
  // One id for every process that starts at the same moment: only one of them creates.
  const id = idFromName('staff:first-administrator');
  await runOnce(database, { commandId: id, actor: 'service:members', input: {}, at }, async ({ session }) => {
    if (await staff.findOne({}, { session })) return notNeeded;
    const login = { holder: 'staff', email, passwordHash, subjectId: id } as const;
    if (!(await unlessThere(() => logins.insert([login], { session })))) return notNeeded;
    const person = { id, name: 'Administrator', role: 'administrator', storeIds: [], createdAt: at } as const;
    await staff.insert([person], { session });
    return accepted({ at: at.toISOString() });
  });
};
