import { accepted, newId, type Result, rejected } from '@rayon/kernel';
import { checkPassword } from '../domain/credentials';
import type { MembersRejection } from '../domain/rejection';
import type { SessionHolder } from '../domain/session';
import type { Caller } from './caller';
import type { Ports, Transaction } from './ports';

/**
 * Makes a person who can sign in, and whatever `insert` keeps of them, under one new id. What `refuse`
 * finds is refused before anything costly happens. The password is no part of the command record: a repeated command finds the
 * person it made, and must bring the same password.
 */
export const createLogin =
  ({ run, logins, passwords, clock }: Pick<Ports, 'run' | 'logins' | 'passwords' | 'clock'>) =>
  async <Facts extends { email: string }, IdName extends string>(
    caller: Caller,
    { commandId, password, ...facts }: Facts & { commandId: string; password: string },
    {
      name,
      holder,
      idName,
      refuse,
      insert,
    }: {
      /** The command's verb. */
      name: string;
      holder: SessionHolder;
      /** What the answer calls the new id. */
      idName: IdName;
      /** Why these facts cannot be, if they cannot. */
      refuse: () => Promise<MembersRejection | undefined>;
      insert: (transaction: Transaction, person: { id: string; createdAt: Date }) => Promise<void>;
    },
  ): Promise<Result<Record<IdName, string>, MembersRejection>> => {
    const { email } = facts;
    const strong = checkPassword(password, email);
    if (!strong.ok) return strong;
    const refused = await refuse();
    if (refused) return rejected(refused);

    const at = clock();
    const passwordHash = await passwords.hash(password);
    const subjectId = newId();
    const created = await run(
      { commandId, name, actor: caller.actor, input: facts, at },
      async (transaction) => {
        if (!(await logins.insert(transaction, { holder, email, passwordHash, subjectId })))
          return rejected({ reason: 'EmailUnusable' as const });
        await insert(transaction, { id: subjectId, createdAt: at });
        return accepted({ answer: { [idName]: subjectId } as Record<IdName, string> });
      },
    );
    if (created.ok && created.value[idName] !== subjectId) {
      const login = await logins.find(holder, email);
      if (!(await passwords.verify(login?.passwordHash, password)))
        return rejected({ reason: 'CommandIdReused' });
    }
    return created;
  };
