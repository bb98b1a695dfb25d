import { hashPassword, verifyPassword } from '@rayon/auth';
import { accepted, formsOfEmail, newId, type Result, rejected } from '@rayon/kernel';
import { type CommandIdReused, oneOf, runOnce, type Transaction, unlessThere } from '@rayon/store';
import type { Asked } from '@rayon/subgraph';
import type { SessionHolder } from '../domain/session';
import type { IdentityRows } from '../rows';

/** A person who is to sign in. */
export type NewLogin = Readonly<{
  holder: SessionHolder;
  email: string;
  /** Checked by the caller: `checkPassword`. */
  password: string;
  /** What the record of the command compares. The password is no part of it. */
  input: unknown;
  /** Keeps what else there is of the person, under the new id. */
  insert: (transaction: Transaction, id: string) => Promise<void>;
}>;

/**
 * Makes a person who can sign in, under one new id, which it gives, for somebody who may know that an address is taken:
 * who asks for strangers comes by `receiveLogin`. A repeated command finds the person it made, and must bring the same password.
 */
export const createLogin = async (
  { database, logins }: Pick<IdentityRows, 'database' | 'logins'>,
  { commandId, actor, at }: Asked,
  { holder, email, password, input, insert }: NewLogin,
): Promise<Result<string, { reason: 'EmailUnusable' } | CommandIdReused>> => {
  const passwordHash = await hashPassword(password);
  const subjectId = newId();
  const created = await runOnce(database, { commandId, actor, input, at }, async (transaction) => {
    const login = { holder, email, passwordHash, subjectId };
    const { session } = transaction;
    // An address kept as it was once typed is the same mailbox.
    const taken = await logins.findOne({ holder, email: oneOf(formsOfEmail(email)) }, { session });
    if (taken || !(await unlessThere(() => logins.insert([login], { session }))))
      return rejected({ reason: 'EmailUnusable' as const });
    await insert(transaction, subjectId);
    return accepted({ subjectId });
  });
  if (!created.ok) return created;
  if (created.value.subjectId !== subjectId) {
    const login = await logins.find(created.value.subjectId);
    if (!(await verifyPassword(login?.passwordHash, password)))
      return rejected({ reason: 'CommandIdReused' });
  }
  return accepted(created.value.subjectId);
};
