import { accepted, idFromName, rejected } from '@rayon/kernel';
import { checkPassword, normaliseEmail } from '../domain/credentials';
import type { Ports } from './ports';

/** The configured first administrator. */
export type BootstrapAdministrator = Readonly<{ email: string; password: string }>;

/**
 * Creates the first administrator of an installation that has no staff yet, and otherwise nothing: changing
 * the configuration later changes nobody. Throws when the configured address or password is unusable.
 */
export const bootstrapAdministrator =
  ({ run, people, logins, passwords, clock }: Ports) =>
  async (configured: BootstrapAdministrator): Promise<'created' | 'not needed'> => {
    const email = normaliseEmail(configured.email);
    if (email === undefined) throw new Error('the address of the first administrator is not an address');
    const strong = checkPassword(configured.password, email);
    if (!strong.ok)
      throw new Error(`the password of the first administrator is refused: ${strong.rejection.problem}`);

    const at = clock();
    const passwordHash = await passwords.hash(configured.password);
    // One id for every process that starts at the same moment: only one of them creates.
    const staffId = idFromName('staff:first-administrator');
    const created = await run(
      { commandId: staffId, name: 'bootstrapAdministrator', actor: 'service:members', input: {}, at },
      async (transaction) => {
        if (await people.anyStaff(transaction)) return rejected({ reason: 'NotNeeded' as const });
        const staff = {
          id: staffId,
          name: 'Administrator',
          role: 'administrator',
          storeIds: [],
          createdAt: at,
        } as const;
        if (!(await logins.insert(transaction, { holder: 'staff', email, passwordHash, subjectId: staffId })))
          return rejected({ reason: 'NotNeeded' as const });
        await people.insertStaff(transaction, staff);
        return accepted({ answer: { at: at.toISOString() } });
      },
    );
    return created.ok && created.value.at === at.toISOString() ? 'created' : 'not needed';
  };
